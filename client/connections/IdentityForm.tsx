import { TextInput } from '@mantine/core';
import {
  identityAnswerSchema,
  type ConnectionAnswer,
  type IdentityAnswer,
} from '../../shared/model/answers/connections.ts';
import { useSaveIdentity } from '../api/connections.ts';
import { ApiError } from '../api/request.ts';
import { say } from '../ui/notify.ts';
import { focusMistake } from './focus.ts';
import { FormFrame } from './FormFrame.tsx';
import {
  changedInIdentity,
  identityFieldsOf,
  identityMistakes,
  identityValuesOf,
  isIdentityChanged,
  withoutLogin,
  type IdentityValues,
} from './identityValues.ts';
import { createLeft } from './left.ts';
import { SecretInput } from './SecretInput.tsx';
import { conflictOver, overtakenBy, troubleWith } from './trouble.ts';
import { useBegun, type Begun } from './useBegun.ts';
import type { Leaving } from './useLeaving.ts';
import { UserPicker } from './UserPicker.tsx';

const left = createLeft<Begun<IdentityAnswer, IdentityValues>>();

/** Adds a user as whom calls can run, or changes the one that is given. */
export function IdentityForm({
  connection,
  identity,
  leaving,
}: {
  readonly connection: ConnectionAnswer;
  readonly identity: IdentityAnswer | null;
  readonly leaving: Leaving;
}) {
  const save = useSaveIdentity();
  const begun = useBegun({
    left,
    at: identity?.id ?? `new:${connection.id}`,
    stored: identity,
    valuesOf: identityValuesOf,
    validate: identityMistakes,
    withoutSecrets: withoutLogin,
    isChanged: isIdentityChanged,
    unsaved: leaving.unsaved,
  });
  const { form, base, setTrouble } = begun;
  const errorAt = (field: string) => form.errors[field] as string | undefined;

  async function send(values: IdentityValues, over: IdentityAnswer | null): Promise<void> {
    setTrouble(null);
    try {
      const { name } = await save.mutateAsync({
        ...identityFieldsOf(values),
        ...(over ? { id: over.id, revision: over.revision } : { connection: connection.id }),
      });
      say(over ? `“${name}” was saved.` : `Calls can now run as ${name}.`);
      leaving.finish();
    } catch (error) {
      const theirs = overtakenBy(error, identityAnswerSchema);
      if (theirs) {
        setTrouble(conflictOver('user', theirs, base ? changedInIdentity(base, theirs) : []));
        return;
      }
      const atFields = error instanceof ApiError ? error.errors : [];
      form.setErrors(Object.fromEntries(atFields.map(({ field, message }) => [field, message])));
      if (atFields.length > 0) focusMistake();
      setTrouble(troubleWith(error, []));
    }
  }

  return (
    <FormFrame
      begun={begun}
      stored={identity}
      add="Add user"
      gap="md"
      busy={save.isPending}
      leaving={leaving}
      onSend={(values, over) => void send(values, over)}
    >
      <UserPicker
        connection={connection}
        error={errorAt('userId')}
        value={form.values.userId}
        onChoose={(userId, name) => {
          form.setFieldValue('userId', userId);
          if (name !== undefined) form.setFieldValue('name', name);
        }}
      />
      <TextInput
        label="Name"
        description="How rules call this user"
        withAsterisk
        maxLength={200}
        {...form.getInputProps('name')}
      />
      {(['login', 'password'] as const).map((field) => (
        <SecretInput
          key={field}
          label={field === 'login' ? 'Login' : 'Password'}
          value={form.values[field]}
          stored={base !== null}
          required
          readable={field === 'login'}
          error={errorAt(field)}
          onChange={(next) => {
            form.setFieldValue(field, next);
          }}
        />
      ))}
    </FormFrame>
  );
}

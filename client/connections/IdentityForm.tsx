import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import {
  identityAnswerSchema,
  type ConnectionAnswer,
  type IdentityAnswer,
} from '../../shared/model/answers/connections.ts';
import { useSaveIdentity } from '../api/connections.ts';
import { ApiError } from '../api/request.ts';
import { say } from '../ui/notify.ts';
import { focusMistake } from './focus.ts';
import {
  changedInIdentity,
  identityFieldsOf,
  identityMistakes,
  identityValuesOf,
  isIdentityChanged,
  withoutLogin,
  type IdentityValues,
} from './identityValues.ts';
import { KeptNote } from './KeptNote.tsx';
import { createLeft } from './left.ts';
import { SecretInput } from './SecretInput.tsx';
import { conflictOver, overtakenBy, troubleWith, type Trouble } from './trouble.ts';
import { TroubleNote } from './TroubleNote.tsx';
import type { Leaving } from './useLeaving.ts';
import { useLeft } from './useLeft.ts';
import { UserPicker } from './UserPicker.tsx';

interface Begun {
  readonly base: IdentityAnswer | null;
  readonly values: IdentityValues;
}

const left = createLeft<Begun>();

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
  const key = identity?.id ?? `new:${connection.id}`;
  const [wasLeft, setWasLeft] = useState(() => left.of(key) ?? null);
  const [base, setBase] = useState(wasLeft ? wasLeft.base : identity);
  const [trouble, setTrouble] = useState<Trouble<IdentityAnswer> | null>(null);
  const save = useSaveIdentity();
  const form = useForm<IdentityValues>({
    initialValues: wasLeft?.values ?? identityValuesOf(identity),
    validate: identityMistakes,
  });
  useLeft({
    left,
    at: key,
    kept: { base, values: withoutLogin(form.values) },
    isDirty: isIdentityChanged(form.values, base),
    unsaved: leaving.unsaved,
  });
  const errorAt = (field: string) => form.errors[field] as string | undefined;

  function beginWith(stored: IdentityAnswer | null): void {
    form.setValues(identityValuesOf(stored));
    form.clearErrors();
    setBase(stored);
    setTrouble(null);
    setWasLeft(null);
  }

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
    <form noValidate onSubmit={form.onSubmit((values) => void send(values, base), focusMistake)}>
      <Stack gap="md">
        {wasLeft && (
          <KeptNote
            onReset={() => {
              beginWith(identity);
            }}
          />
        )}
        {trouble && (
          <TroubleNote
            trouble={trouble}
            busy={save.isPending}
            onTake={beginWith}
            onOverrule={(theirs) => void send(form.values, theirs)}
          />
        )}
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
            error={errorAt(field)}
            onChange={(next) => {
              form.setFieldValue(field, next);
            }}
          />
        ))}
      </Stack>
      <div className="connections-buttons">
        <Button variant="default" onClick={leaving.leave}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending}>
          {base ? 'Save' : 'Add user'}
        </Button>
      </div>
    </form>
  );
}

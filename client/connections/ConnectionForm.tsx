import {
  connectionAnswerSchema,
  type ConnectionAnswer,
} from '../../shared/model/answers/connections.ts';
import { useSaveConnection } from '../api/connections.ts';
import { ApiError } from '../api/request.ts';
import { say } from '../ui/notify.ts';
import { AuthFields } from './AuthFields.tsx';
import { focusMistake } from './focus.ts';
import {
  blame,
  changedBetween,
  fieldsOf,
  isChanged,
  isOnlyPaused,
  mistakesOf,
  valuesOf,
  withoutSecrets,
  type ConnectionValues,
} from './formValues.ts';
import type { ConnectionFormState } from './formState.ts';
import { FormFrame } from './FormFrame.tsx';
import { createLeft } from './left.ts';
import { Limits } from './Limits.tsx';
import { conflictOver, overtakenBy, troubleWith } from './trouble.ts';
import { useBegun, type Begun } from './useBegun.ts';
import type { Leaving } from './useLeaving.ts';
import { WhereFields } from './WhereFields.tsx';

const left = createLeft<Begun<ConnectionAnswer, ConnectionValues>>();

/** Makes a connection, or changes the one that is given. */
export function ConnectionForm({
  connection,
  at = 'name',
  leaving,
}: {
  readonly connection: ConnectionAnswer | null;
  readonly at?: string | undefined;
  readonly leaving: Leaving;
}) {
  const save = useSaveConnection();
  const begun = useBegun({
    left,
    at: connection?.id ?? 'new',
    stored: connection,
    valuesOf,
    validate: mistakesOf,
    withoutSecrets,
    isChanged,
    unsaved: leaving.unsaved,
  });
  const { form, base, setTrouble } = begun;

  async function send(values: ConnectionValues, over: ConnectionAnswer | null): Promise<void> {
    setTrouble(null);
    try {
      const saved = await save.mutateAsync({
        ...fieldsOf(values),
        ...(over && { id: over.id, revision: over.revision }),
      });
      say(over ? `“${saved.name}” was saved.` : `“${saved.name}” was added. Test it next.`);
      leaving.finish();
    } catch (error) {
      const theirs = overtakenBy(error, connectionAnswerSchema);
      if (theirs && over && isOnlyPaused(over, theirs)) await send(values, theirs);
      else if (theirs)
        setTrouble(conflictOver('connection', theirs, base ? changedBetween(base, theirs) : []));
      else setTrouble(troubleWith(error, showMistakes(form, values, error)));
    }
  }

  return (
    <FormFrame
      begun={begun}
      stored={connection}
      add="Add connection"
      gap="lg"
      busy={save.isPending}
      leaving={leaving}
      onSend={(values, over) => void send(values, over)}
    >
      <WhereFields form={form} at={at} />
      <AuthFields form={form} stored={base?.auth ?? null} at={at} />
      <Limits form={form} />
    </FormFrame>
  );
}

/** Puts the server's complaints at their fields; returns those that belong to none. */
function showMistakes(
  form: ConnectionFormState,
  values: ConnectionValues,
  error: unknown,
): readonly string[] {
  if (!(error instanceof ApiError)) return [];
  const { fields, rest } = blame(error.errors, values);
  form.setErrors(fields);
  if (Object.keys(fields).length === 0) return rest;
  focusMistake();
  if (rest.length > 0) return rest;
  return [Object.keys(fields).length === 1 ? 'See the marked field.' : 'See the marked fields.'];
}

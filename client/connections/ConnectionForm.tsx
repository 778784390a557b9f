import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
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
import { KeptNote } from './KeptNote.tsx';
import { createLeft } from './left.ts';
import { Limits } from './Limits.tsx';
import { conflictOver, overtakenBy, troubleWith, type Trouble } from './trouble.ts';
import { TroubleNote } from './TroubleNote.tsx';
import type { Leaving } from './useLeaving.ts';
import { useLeft } from './useLeft.ts';
import { WhereFields } from './WhereFields.tsx';

interface Begun {
  /** What it was when the form was opened. */
  readonly base: ConnectionAnswer | null;
  readonly values: ConnectionValues;
}

const left = createLeft<Begun>();

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
  const key = connection?.id ?? 'new';
  const [wasLeft, setWasLeft] = useState(() => left.of(key) ?? null);
  const [base, setBase] = useState(wasLeft ? wasLeft.base : connection);
  const [trouble, setTrouble] = useState<Trouble<ConnectionAnswer> | null>(null);
  const save = useSaveConnection();
  const form = useForm<ConnectionValues>({
    initialValues: wasLeft?.values ?? valuesOf(connection),
    validate: mistakesOf,
  });
  useLeft({
    left,
    at: key,
    kept: { base, values: withoutSecrets(form.values) },
    isDirty: isChanged(form.values, base),
    unsaved: leaving.unsaved,
  });

  function beginWith(stored: ConnectionAnswer | null): void {
    form.setValues(valuesOf(stored));
    form.clearErrors();
    setBase(stored);
    setTrouble(null);
    setWasLeft(null);
  }

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
    <form noValidate onSubmit={form.onSubmit((values) => void send(values, base), focusMistake)}>
      <Stack gap="lg">
        {wasLeft && (
          <KeptNote
            onReset={() => {
              beginWith(connection);
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
        <WhereFields form={form} at={at} />
        <AuthFields form={form} stored={base?.auth ?? null} at={at} />
        <Limits form={form} />
      </Stack>
      <div className="connections-buttons">
        <Button variant="default" onClick={leaving.leave}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending}>
          {base ? 'Save' : 'Add connection'}
        </Button>
      </div>
    </form>
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
  return rest.length > 0 ? rest : ['What is wrong stands at the field.'];
}

import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { ConnectionFormState } from './formState.ts';
import { kindWords } from './words.ts';

/** What a connection is called, and where it leads. */
export function WhereFields({
  form,
  at,
}: {
  readonly form: ConnectionFormState;
  /** The field that has the focus first. */
  readonly at: string;
}) {
  const kind = useId();
  const first = (field: string) => ({ 'data-autofocus': field === at || undefined });
  return (
    <>
      <TextInput
        label="Name"
        description="How rules and this page call it"
        withAsterisk
        maxLength={200}
        {...first('name')}
        {...form.getInputProps('name')}
      />
      <div>
        <p className="connections-label" id={kind}>
          What it is
        </p>
        <SegmentedControl
          fullWidth
          aria-labelledby={kind}
          data={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('kind')}
        />
      </div>
      <TextInput
        label="Address"
        description={
          form.values.kind === 'ambra'
            ? 'Where the platform’s commands begin: study/push is called below it'
            : 'Where the service begins: what an action calls is below it'
        }
        placeholder={
          form.values.kind === 'ambra'
            ? 'https://platform.example.org/api/v3/'
            : 'https://service.example.org/'
        }
        withAsterisk
        inputMode="url"
        spellCheck={false}
        {...first('baseUrl')}
        {...form.getInputProps('baseUrl')}
      />
      <Checkbox
        label="This address is on our own network"
        description="Tick it for a server in your building or on this machine. Otherwise such addresses are refused, so that no rule can reach inside by mistake."
        {...form.getInputProps('allowPrivate', { type: 'checkbox' })}
      />
      {form.values.kind === 'ambra' && (
        <TextInput
          label="Account"
          description="The UUID of the account. With it, destinations, users and groups are chosen by name."
          placeholder="UUID"
          spellCheck={false}
          {...first('accountId')}
          {...form.getInputProps('accountId')}
        />
      )}
    </>
  );
}

import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { MaskedAuth } from '../../shared/model/answers/connections.ts';
import type { ConnectionFormState } from './formState.ts';
import { SecretInput } from './SecretInput.tsx';
import { authWords } from './words.ts';

/** How calls prove who they are. */
export function AuthFields({
  form,
  stored,
  at,
}: {
  readonly form: ConnectionFormState;
  readonly stored: MaskedAuth | null;
  /** The field that has the focus first. */
  readonly at: string;
}) {
  const { authKind, password, token } = form.values;
  const error = (field: string) => form.errors[field] as string | undefined;
  return (
    <>
      <Select
        label="Sign-in of the connection"
        description={
          form.values.kind === 'ambra'
            ? 'Only if the address asks for one of its own; users sign in with their own logins'
            : 'Sent with every call'
        }
        allowDeselect={false}
        data-autofocus={at === 'auth' || undefined}
        data={Object.entries(authWords).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('authKind')}
      />
      {authKind === 'basic' && (
        <>
          <TextInput
            label="User name"
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('username')}
          />
          <SecretInput
            label="Password"
            value={password}
            stored={stored?.kind === 'basic'}
            error={error('password')}
            onChange={(next) => {
              form.setFieldValue('password', next);
            }}
          />
        </>
      )}
      {authKind === 'bearer' && (
        <SecretInput
          label="Token"
          value={token}
          stored={stored?.kind === 'bearer'}
          error={error('token')}
          onChange={(next) => {
            form.setFieldValue('token', next);
          }}
        />
      )}
      {authKind === 'custom' && <Headers form={form} stored={stored} />}
    </>
  );
}

function Headers({
  form,
  stored,
}: {
  readonly form: ConnectionFormState;
  readonly stored: MaskedAuth | null;
}) {
  const known = stored?.kind === 'custom' ? stored.headers : {};
  return (
    <div role="group" aria-label="Headers">
      <p className="connections-label">Headers</p>
      {form.values.headers.map(({ name, value }, at) => (
        <div key={at} className="connections-header">
          <TextInput
            aria-label={`Name of header ${at + 1}`}
            placeholder="X-Api-Key"
            spellCheck={false}
            readOnly={value === null}
            {...form.getInputProps(`headers.${at}.name`)}
          />
          <SecretInput
            ariaLabel={`Value of header ${at + 1}`}
            value={value}
            stored={Object.hasOwn(known, name)}
            error={form.errors[`headers.${at}.value`] as string | undefined}
            onChange={(next) => {
              form.setFieldValue(`headers.${at}.value`, next);
            }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Remove header ${at + 1}`}
            disabled={form.values.headers.length === 1}
            onClick={() => {
              form.removeListItem('headers', at);
            }}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="light"
        size="xs"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => {
          form.insertListItem('headers', { name: '', value: '' });
        }}
      >
        Add a header
      </Button>
    </div>
  );
}

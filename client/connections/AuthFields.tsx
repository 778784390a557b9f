import { ActionIcon, Button, Group, Select, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { MaskedAuth } from '../../shared/model/answers/connections.ts';
import type { ConnectionValues } from './formValues.ts';
import { SecretInput } from './SecretInput.tsx';
import { authWords } from './words.ts';

export type ConnectionFormState = UseFormReturnType<ConnectionValues>;

/** How calls prove who they are. */
export function AuthFields({
  form,
  stored,
}: {
  readonly form: ConnectionFormState;
  readonly stored: MaskedAuth | null;
}) {
  const { authKind, password, token } = form.values;
  const error = (field: string) => form.errors[field] as string | undefined;
  return (
    <>
      <Select
        label="Sign-in of the connection"
        description="Sent with every call, beside the session of the user that a call runs as"
        allowDeselect={false}
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
      <Text size="sm" fw={600} mb={6}>
        Headers
      </Text>
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
      <Group>
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
      </Group>
    </div>
  );
}

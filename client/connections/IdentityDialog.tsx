import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConnectionAnswer, IdentityAnswer } from '../../shared/model/answers/connections.ts';
import { namesQuery, useSaveIdentity } from '../api/connections.ts';
import { ApiError } from '../api/request.ts';
import { say } from '../ui/notify.ts';
import type { SecretValue } from './formValues.ts';
import { SecretInput } from './SecretInput.tsx';
import { UserPicker } from './UserPicker.tsx';

interface Values {
  readonly userId: string;
  readonly name: string;
  readonly login: SecretValue;
  readonly password: SecretValue;
}

/** Asks for a user as whom calls can run: who it is on the platform, and the login. */
export function IdentityDialog({
  opened,
  connection,
  identity,
  onClose,
}: {
  readonly opened: boolean;
  readonly connection: ConnectionAnswer;
  readonly identity: IdentityAnswer | null;
  readonly onClose: () => void;
}) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={identity ? `User “${identity.name}”` : `New user of “${connection.name}”`}
      closeOnClickOutside={false}
    >
      <IdentityForm connection={connection} identity={identity} onClose={onClose} />
    </Modal>
  );
}

function IdentityForm({
  connection,
  identity,
  onClose,
}: {
  readonly connection: ConnectionAnswer;
  readonly identity: IdentityAnswer | null;
  readonly onClose: () => void;
}) {
  const save = useSaveIdentity();
  const [trouble, setTrouble] = useState<ApiError | Error | null>(null);
  const users =
    useQuery({
      ...namesQuery(connection.id, 'user'),
      retry: false,
      enabled: connection.accountId !== undefined,
    }).data ?? [];
  const form = useForm<Values>({
    initialValues: {
      userId: identity?.userId ?? '',
      name: identity?.name ?? '',
      login: identity ? null : '',
      password: identity ? null : '',
    },
    validate: mistakesOf,
  });

  async function send(values: Values): Promise<void> {
    setTrouble(null);
    const { userId, name, login, password } = values;
    try {
      await save.mutateAsync({
        userId: userId.trim(),
        name: name.trim(),
        ...(login !== null && { login }),
        ...(password !== null && { password }),
        ...(identity
          ? { id: identity.id, revision: identity.revision }
          : { connection: connection.id }),
      });
      say(identity ? 'The user was saved.' : `Calls can now run as ${name.trim()}.`);
      onClose();
    } catch (error) {
      const fault = error instanceof Error ? error : new Error(String(error));
      const known = fault instanceof ApiError ? fault.errors : [];
      form.setErrors(Object.fromEntries(known.map(({ field, message }) => [field, message])));
      setTrouble(fault);
    }
  }

  return (
    <form noValidate onSubmit={form.onSubmit((values) => void send(values))}>
      <Stack gap="md">
        {trouble && (
          <Alert
            color="red"
            variant="light"
            role="alert"
            title={trouble instanceof ApiError ? trouble.title : 'Not saved'}
          >
            {trouble.message}
          </Alert>
        )}
        <UserPicker
          users={users}
          error={form.errors['userId'] as string | undefined}
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
            stored={identity !== null}
            required
            error={form.errors[field] as string | undefined}
            onChange={(next) => {
              form.setFieldValue(field, next);
            }}
          />
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            {identity ? 'Save' : 'Add user'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function mistakesOf({ userId, name, login, password }: Values): Record<string, string> {
  return {
    ...(userId.trim() === '' && { userId: 'Say which user of the platform this is.' }),
    ...(name.trim() === '' && { name: 'Give the user a name.' }),
    ...(login === '' && { login: 'Enter the login.' }),
    ...(password === '' && { password: 'Enter the password.' }),
  };
}

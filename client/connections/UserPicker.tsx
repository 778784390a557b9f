import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ConnectionAnswer } from '../../shared/model/answers/connections.ts';
import { identitiesQuery, namesQuery } from '../api/connections.ts';

/** A user of the platform: by name where the platform has told its users, by UUID in any case. */
export function UserPicker({
  connection: { id, accountId, auth },
  value,
  error,
  onChoose,
}: {
  readonly connection: ConnectionAnswer;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChoose: (userId: string, name?: string) => void;
}) {
  const identities = useQuery(identitiesQuery).data ?? [];
  // Without a login the platform tells nobody's name.
  const canAsk =
    accountId !== undefined &&
    (auth.kind !== 'none' || identities.some(({ connection }) => connection === id));
  const users = useQuery({ ...namesQuery(id, 'user'), retry: false, enabled: canAsk }).data ?? [];
  const nameOf = new Map(users.map(({ uuid, name }) => [uuid, name]));
  return (
    <Autocomplete
      label="User on the platform"
      description={
        users.length > 0
          ? 'Choose one, or paste a UUID'
          : 'The UUID of the user; the platform shows it with the user'
      }
      placeholder="UUID"
      withAsterisk
      data-autofocus
      // Open from the start it would lie over the fields below.
      openOnFocus={false}
      spellCheck={false}
      data={users.map(({ uuid }) => uuid)}
      renderOption={({ option }) => (
        <span className="connections-user-option">
          {nameOf.get(option.value) ?? option.value}
          <small>{option.value}</small>
        </span>
      )}
      filter={({ options, search }) => {
        const wanted = search.trim().toLowerCase();
        return options.filter((option) => {
          const uuid = 'value' in option ? option.value : '';
          return `${uuid} ${nameOf.get(uuid) ?? ''}`.toLowerCase().includes(wanted);
        });
      }}
      maxDropdownHeight={240}
      withScrollArea={false}
      value={value}
      error={error}
      onChange={(next) => {
        onChoose(next, nameOf.get(next));
      }}
    />
  );
}

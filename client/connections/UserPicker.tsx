import { Autocomplete } from '@mantine/core';

interface User {
  readonly uuid: string;
  readonly name: string;
}

/** A user of the platform: by name where the platform has told its users, by UUID in any case. */
export function UserPicker({
  users,
  value,
  error,
  onChoose,
}: {
  readonly users: readonly User[];
  readonly value: string;
  readonly error: string | undefined;
  readonly onChoose: (userId: string, name?: string) => void;
}) {
  const nameOf = new Map(users.map(({ uuid, name }) => [uuid, name]));
  return (
    <Autocomplete
      label="User on the platform"
      description={
        users.length > 0
          ? 'Choose one, or paste a UUID'
          : 'The user’s UUID; the platform shows it with the user'
      }
      placeholder="UUID"
      withAsterisk
      data-autofocus
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
      value={value}
      error={error}
      onChange={(next) => {
        onChoose(next, nameOf.get(next));
      }}
    />
  );
}

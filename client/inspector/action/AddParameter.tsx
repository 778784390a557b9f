import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import {
  findParameter,
  type CatalogueCommand,
  type CatalogueParameter,
} from '../../../shared/catalogue.ts';
import type { Choice } from '../field/choice.ts';
import { Picker } from '../field/Picker.tsx';

/** Adds a parameter that may be given, or writes out the name of one where the command takes any. */
export function AddParameter({
  free,
  isOpen,
  taken,
  command,
  onAdd,
}: {
  readonly free: readonly CatalogueParameter[];
  readonly isOpen: boolean;
  readonly taken: readonly string[];
  readonly command?: CatalogueCommand;
  readonly onAdd: (name: string) => void;
}) {
  const choices = useMemo(() => free.map(choiceOf), [free]);
  if (free.length === 0 && !isOpen) return null;
  const create = (text: string): Choice | null => {
    const name = text.trim();
    if (!/^[\w.-]+$/.test(name) || taken.includes(name)) return null;
    const known = command && findParameter(command, name);
    const hasFamilies = command?.parameters.some(({ pattern }) => pattern) ?? false;
    if (!known && !(isOpen && !hasFamilies)) return null;
    return { value: name, name, label: known ? known.label : `Add “${name}”` };
  };
  return (
    <Picker
      label={null}
      ariaLabel="Add a parameter"
      leftSection={<IconPlus size={16} aria-hidden />}
      placeholder={
        isOpen && free.length === 0 ? 'Add a parameter: type its name' : 'Add a parameter'
      }
      value={null}
      choices={choices}
      create={create}
      onChoose={onAdd}
      nothing={isOpen ? 'Type the name of a parameter.' : 'This command takes no other parameters.'}
    />
  );
}

function choiceOf({ name, label, hint, pattern }: CatalogueParameter): Choice {
  const family = pattern === true ? (name.split('{')[0] ?? '') : undefined;
  return {
    value: name,
    name: family ?? name,
    label: family === undefined ? label : `${label}…`,
    ...(hint !== undefined && { hint, detail: hint }),
    ...(family !== undefined && { family }),
  };
}

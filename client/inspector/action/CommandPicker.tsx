import { findCommand, type CatalogueCommand } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { humanise } from '../../../shared/catalogue/ambra/humanise.ts';
import type { Choice } from '../field/choice.ts';
import { useNotes } from '../field/Notes.tsx';
import { Picker } from '../field/Picker.tsx';

const choices: readonly Choice[] = ambra.commands.map(choiceOf);

function choiceOf({ path, label, hint, synonyms, common, group }: CatalogueCommand): Choice {
  return {
    value: path,
    name: path,
    label,
    synonyms,
    common,
    group: common ? 'Most used' : humanise(group),
    ...(hint !== undefined && { hint }),
  };
}

/** Chooses what an action does, among all commands of the platform. */
export function CommandPicker({
  value,
  elsewhere,
  onChoose,
}: {
  readonly value: string;
  /** An imported address that no connection leads to, called in place of a command. */
  readonly elsewhere: string | undefined;
  readonly onChoose: (command: string) => void;
}) {
  const known = findCommand(ambra, value);
  const notes = useNotes('command', {
    hint: known && (
      <>
        {known.hint} <code className="inspector-code">{known.path}</code>
      </>
    ),
  });
  return (
    <Picker
      {...notes}
      label="What it does"
      required
      value={value === '' ? (elsewhere ?? null) : value}
      choices={choices}
      onChoose={onChoose}
      create={writtenCommand}
      placeholder={`Search ${String(choices.length)} commands`}
      dropdownWidth={348}
      nothing="No such command. Try another word, such as push, share or message."
    />
  );
}

function writtenCommand(text: string): Choice | null {
  const path = text.trim().replace(/^\/+/, '');
  return /^[a-z0-9_]+(\/[a-z0-9_]+)+$/.test(path)
    ? { value: path, name: path, label: 'Another command, by its path' }
    : null;
}

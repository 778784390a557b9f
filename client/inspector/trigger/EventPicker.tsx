import { findEvent, type EventGroup } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { eventName } from '../../../shared/model/event.ts';
import type { Choice } from '../field/choice.ts';
import { useNotes } from '../field/Notes.tsx';
import { Picker } from '../field/Picker.tsx';

const groups: Readonly<Record<EventGroup, string>> = {
  study: 'Studies',
  sharing: 'Sharing and approval',
  upload: 'Uploads',
  delivery: 'Sending and fetching',
  viewing: 'Viewing',
  reports: 'Reports',
  hl7: 'HL7',
  trial: 'Clinical trials',
  account: 'Accounts',
  system: 'Clock, hand and webhooks',
};

const choices: readonly Choice[] = ambra.events.map(({ name, label, hint, synonyms, group }) => ({
  value: name,
  name,
  label,
  hint,
  synonyms,
  group: groups[group],
}));

/** Chooses the event that starts a rule; newer ones can be written out. */
export function EventPicker({
  value,
  onChoose,
}: {
  readonly value: string;
  readonly onChoose: (event: string) => void;
}) {
  const known = findEvent(ambra, value);
  const notes = useNotes('event', {
    hint: known ? (
      <>
        {known.hint} <code className="inspector-code">{value}</code>
      </>
    ) : undefined,
  });
  return (
    <Picker
      {...notes}
      label="Event"
      required
      value={value === '' ? null : value}
      shown={known && value !== '' ? `${known.label}: ${value}` : value}
      choices={choices}
      onChoose={onChoose}
      create={writtenEvent}
      placeholder="Choose what starts this rule"
      dropdownWidth={348}
      nothing="No such event. Write the name of another in capitals, such as STUDY_AI_NODULES."
    />
  );
}

function writtenEvent(text: string): Choice | null {
  const name = text.trim();
  if (!eventName.safeParse(name).success) return null;
  const family = findEvent(ambra, name);
  return {
    value: name,
    name,
    label: family ? family.label : 'Another event, by its name',
    detail: family ? '' : 'We do not know it; it is matched by its name',
  };
}

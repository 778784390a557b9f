import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Hl7Leaf } from '../../../shared/model/condition.ts';
import { firstFocusable, focusSoon } from '../field/focusSoon.ts';
import { useEditing, useProblemsAt } from '../field/NodeScope.tsx';
import { NoteList } from '../field/Notes.tsx';
import { TextWithList } from '../field/TextWithList.tsx';
import { useText } from '../field/useText.ts';
import { hl7Places } from './hl7Places.ts';
import { hl7Of, hl7Tests, type Hl7Test } from './leaves.ts';
import type { Path } from './tree.ts';

/** Places of an HL7 message and the patterns that have to be found there; all of them. */
export function Hl7Editor({ hl7, path }: { readonly hl7: Hl7Leaf['hl7']; readonly path: Path }) {
  const { set, endTyping } = useEditing();
  const list = useRef<HTMLDivElement>(null);
  const tests = hl7Tests(hl7);
  const change = (next: readonly Hl7Test[]): string | null => set(path, hl7Of(next), 'typing');
  return (
    <Stack gap="xs" ref={list}>
      <div className="inspector-hint">Where in the message, and the pattern to find there.</div>
      {tests.map((test, index) => (
        <Hl7Row
          key={index}
          number={index + 1}
          test={test}
          field={[...path, index, test.place].join('.')}
          onChange={(own) => change(tests.map((other, at) => (at === index ? own : other)))}
          onRemove={() => {
            endTyping();
            change(tests.filter((_, at) => at !== index));
            endTyping();
            focusSoon(() => firstFocusable(list.current));
          }}
          endTyping={endTyping}
        />
      ))}
      <Group gap="xs">
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            endTyping();
            change([...tests, { place: '', pattern: '' }]);
            endTyping();
            focusSoon(() => firstFocusable(list.current?.children[tests.length + 1]));
          }}
        >
          Add a place
        </Button>
        {tests.length > 1 && (
          <Text size="sm" c="dimmed">
            All have to match.
          </Text>
        )}
      </Group>
    </Stack>
  );
}

function Hl7Row({
  number,
  test,
  field,
  onChange,
  onRemove,
  endTyping,
}: {
  readonly number: number;
  readonly test: Hl7Test;
  readonly field: string;
  readonly onChange: (test: Hl7Test) => string | null;
  readonly onRemove: () => void;
  readonly endTyping: () => void;
}) {
  const problems = useProblemsAt(field);
  const kept = (message: string | null, as: string) =>
    message === null ? ({ kind: 'kept', as } as const) : ({ kind: 'refused', message } as const);
  const place = useText(
    test.place,
    (typed) => kept(onChange({ ...test, place: typed }), typed),
    endTyping,
  );
  const pattern = useText(
    test.pattern,
    (typed) => kept(onChange({ ...test, pattern: typed }), typed),
    endTyping,
  );
  return (
    <div data-field={field}>
      <Group gap={6} wrap="nowrap">
        <TextWithList
          w={112}
          className="inspector-mono"
          aria-label={`HL7 place ${String(number)}`}
          placeholder="PID_5_1"
          value={place.value}
          onChange={place.change}
          onBlur={place.onBlur}
          choices={hl7Places}
          comboboxProps={{ shadow: 'md', width: 280, position: 'bottom-start' }}
        />
        <TextInput
          flex={1}
          className="inspector-mono"
          aria-label={`Pattern of HL7 place ${String(number)}`}
          placeholder="/^SMITH/i"
          spellCheck={false}
          value={pattern.value}
          onChange={pattern.onChange}
          onBlur={pattern.onBlur}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove HL7 place ${String(number)}`}
          onClick={onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {problems.length > 0 && <NoteList problems={problems} />}
    </div>
  );
}

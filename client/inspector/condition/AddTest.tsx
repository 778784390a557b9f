import { Button, Group, Menu } from '@mantine/core';
import {
  IconBrackets,
  IconCake,
  IconCalendarTime,
  IconChevronDown,
  IconFileText,
  IconMessage2,
  IconPlus,
} from '@tabler/icons-react';
import type { Condition } from '../../../shared/model/condition.ts';
import { useFieldChoices } from '../field/NodeScope.tsx';
import { newAge, newHl7, newMime, newTest, newWithin } from './leaves.ts';
import { group, type Mode } from './tree.ts';

/** Adds to a group: a test, or what is less often wanted. */
export function AddTest({
  onAdd,
  groupMode,
}: {
  readonly onAdd: (part: Condition) => void;
  /** How the tests of a new group within this one come together. */
  readonly groupMode: Mode;
}) {
  const birth = useFieldChoices().find(({ value }) => value.endsWith('.patient_birth_date'));
  const others = [
    { label: 'Group of tests', Icon: IconBrackets, part: group(groupMode, [newTest]) },
    { label: 'Weekdays and hours', Icon: IconCalendarTime, part: newWithin },
    { label: 'Content of the HL7 message', Icon: IconMessage2, part: newHl7 },
    { label: 'Type of the report file', Icon: IconFileText, part: newMime },
  ];
  return (
    <Group gap="xs" mt="xs">
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => {
          onAdd(newTest);
        }}
      >
        Add a test
      </Button>
      {birth && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconCake size={16} aria-hidden />}
          onClick={() => {
            onAdd(newAge(birth.value));
          }}
        >
          Age of the patient
        </Button>
      )}
      <Menu position="bottom-start" shadow="md" withinPortal>
        <Menu.Target>
          <Button
            variant="subtle"
            size="xs"
            color="gray"
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            Something else
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map(({ label, Icon, part }) => (
            <Menu.Item
              key={label}
              leftSection={<Icon size={16} aria-hidden />}
              onClick={() => {
                onAdd(part);
              }}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

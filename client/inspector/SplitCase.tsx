import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { splitPath } from '../../shared/authoring/compile/rowTypes.ts';
import { findField } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { SplitNode } from '../../shared/model/graph.ts';
import { asJson } from './field/asJson.ts';
import type { Choice } from './field/choice.ts';
import { useEditing } from './field/NodeScope.tsx';
import { useNotes } from './field/Notes.tsx';
import { isUuid } from './field/scalars.ts';
import { TextSetting } from './field/TextSetting.tsx';
import { useSuggested, useValueChoices } from './field/useValueChoices.ts';
import { ValuesInput } from './field/ValuesInput.tsx';
import { caseTitle, withMovedCase } from './splitCases.ts';

/** One way out of a split: for which values, what it is called, and its place among the others. */
export function SplitCase({
  node,
  index,
  onRemoved,
}: {
  readonly node: SplitNode;
  readonly index: number;
  readonly onRemoved: () => void;
}) {
  const { set } = useEditing();
  const choices = useValueChoices(node.field);
  const values = useNotes(`cases.${String(index)}.values`);
  const ids = useNotes(`cases.${String(index)}.id`);
  const suggested = useSuggested(node.field, choices);
  const one = node.cases[index];
  if (!one) return null;
  const elsewhere = new Set(
    node.cases.flatMap((other) => (other === one ? [] : other.values.map(String))),
  );
  const free = (list: readonly Choice[]) => list.filter(({ value }) => !elsewhere.has(value));
  const shown = one.values.map((value) => shownAs(String(value), choices)).join(', ');
  const title = caseTitle(one, shown, index);
  const { object, field } = splitPath(node.field);
  return (
    <div className="inspector-card" role="group" aria-label={`Case ${title}`}>
      <CaseHead node={node} index={index} title={title} onRemoved={onRemoved} />
      <Stack gap="xs">
        <ValuesInput
          {...values}
          label="Values"
          value={one.values.map(String)}
          choices={free(choices)}
          suggestions={{
            subject: `${node.field} ${one.id}`,
            choices: free(suggested.choices),
          }}
          isNumber={findField(ambra, object, field)?.type === 'number'}
          placeholder="Choose or type"
          onChange={(next) => {
            const plain = next.map((value) => (typeof value === 'boolean' ? String(value) : value));
            set(['cases', index, 'values'], plain);
          }}
        />
        <TextSetting
          label="Name of the exit"
          path={['cases', index, 'name']}
          value={one.name}
          placeholder={shown === '' ? title : shown}
        />
        {ids.error && <div className="inspector-error">{ids.error}</div>}
      </Stack>
    </div>
  );
}

/** A uuid is told by the name behind it. */
function shownAs(value: string, choices: readonly Choice[]): string {
  const named = isUuid(value) ? choices.find((choice) => choice.value === value) : undefined;
  return named?.label ?? value;
}

function CaseHead({
  node,
  index,
  title,
  onRemoved,
}: {
  readonly node: SplitNode;
  readonly index: number;
  readonly title: string;
  readonly onRemoved: () => void;
}) {
  const { set } = useEditing();
  const move = (by: -1 | 1): void => {
    const moved = withMovedCase(node.cases, index, by);
    if (moved !== node.cases) set(['cases'], asJson(moved));
  };
  return (
    <Group justify="space-between" wrap="nowrap" mb={6}>
      <Text size="sm" fw={600} truncate>
        {title}
      </Text>
      <Group gap={2} wrap="nowrap">
        <CaseButton
          label={`Move ${title} up`}
          icon={<IconArrowUp size={16} aria-hidden />}
          isOff={index === 0}
          onClick={() => {
            move(-1);
          }}
        />
        <CaseButton
          label={`Move ${title} down`}
          icon={<IconArrowDown size={16} aria-hidden />}
          isOff={index === node.cases.length - 1}
          onClick={() => {
            move(1);
          }}
        />
        <CaseButton
          label={`Remove ${title}`}
          icon={<IconX size={16} aria-hidden />}
          onClick={() => {
            // Its wire goes with it, for it would have no exit.
            set(['cases', index], undefined);
            onRemoved();
          }}
        />
      </Group>
    </Group>
  );
}

/** Off, it can still have the focus: the last move to an edge does not take it away. */
function CaseButton({
  label,
  icon,
  isOff = false,
  onClick,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isOff?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      aria-disabled={isOff}
      className={isOff ? 'inspector-off' : ''}
      onClick={onClick}
    >
      {icon}
    </ActionIcon>
  );
}

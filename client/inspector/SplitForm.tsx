import { ActionIcon, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { findField } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import { splitPath } from '../../shared/authoring/compile/rowTypes.ts';
import { useRef } from 'react';
import type { SplitNode } from '../../shared/model/graph.ts';
import { asJson } from './field/asJson.ts';
import { firstFocusable, focusSoon } from './field/focusSoon.ts';
import { FieldPicker } from './field/FieldPicker.tsx';
import { useEditing } from './field/NodeScope.tsx';
import { useNotes } from './field/Notes.tsx';
import { TextSetting } from './field/TextSetting.tsx';
import { ValuesInput } from './field/ValuesInput.tsx';
import { useValueChoices } from './field/useValueChoices.ts';
import { freeCaseId, withMovedCase } from './splitCases.ts';

const oftenSplit = [
  'study.modality',
  'study.phi_namespace_name',
  'study.study_status',
  'study.source_ae_title',
  'hl7.type',
];

/** One field, a way for each of its values, and one for the rest. */
export function SplitForm({ node }: { readonly node: SplitNode }) {
  const { set } = useEditing();
  const field = useNotes('field', {
    hint: 'Each study goes one way, by the value of this field.',
  });
  const cases = useNotes('cases');
  const list = useRef<HTMLDivElement>(null);
  return (
    <Stack gap="md">
      <FieldPicker
        {...field}
        label="Split by"
        required
        likely={oftenSplit}
        value={node.field}
        onChoose={(path) => {
          set(['field'], path);
        }}
      />
      <div {...cases.wrapperProps}>
        <Stack gap="sm" ref={list}>
          {node.cases.map((one, index) => (
            <Case
              key={one.id}
              node={node}
              index={index}
              onRemoved={() => {
                focusSoon(
                  () =>
                    valuesOf(list.current?.children[Math.max(0, index - 1)]) ??
                    firstFocusable(list.current?.parentElement),
                );
              }}
            />
          ))}
        </Stack>
        {cases.error && <div className="inspector-error">{cases.error}</div>}
        <Button
          mt="sm"
          variant="light"
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => {
            set(['cases', node.cases.length], { id: freeCaseId(node.cases), values: [] });
            focusSoon(() => valuesOf(list.current?.lastElementChild));
          }}
        >
          Add a case
        </Button>
      </div>
      <div className="inspector-otherwise">
        <Text size="sm" fw={600}>
          Otherwise
        </Text>
        <Text size="sm" c="dimmed">
          Every other value, and no value at all, leaves by this exit.
        </Text>
      </div>
      <Switch
        label="Capitals matter"
        description="“CT” and “ct” are then different values."
        checked={node.matchCase === true}
        onChange={({ currentTarget }) => {
          set(['matchCase'], currentTarget.checked ? true : undefined);
        }}
      />
    </Stack>
  );
}

/** The input for the values of a case. */
function valuesOf(one: Element | null | undefined): HTMLElement | null {
  return firstFocusable(one?.querySelector('[data-field]'));
}

function Case({
  node,
  index,
  onRemoved,
}: {
  readonly node: SplitNode;
  readonly index: number;
  readonly onRemoved: () => void;
}) {
  const { set } = useEditing();
  const at = `cases.${String(index)}`;
  const one = node.cases[index];
  const { object, field } = splitPath(node.field);
  const isNumber = findField(ambra, object, field)?.type === 'number';
  const choices = useValueChoices(node.field);
  const values = useNotes(`${at}.values`);
  const idNotes = useNotes(`${at}.id`);
  if (!one) return null;
  const name = one.name ?? (one.values.join(', ') || `Case ${String(index + 1)}`);
  const move = (by: -1 | 1): void => {
    set(['cases'], asJson(withMovedCase(node.cases, index, by)));
  };
  return (
    <div className="inspector-card" role="group" aria-label={`Case ${name}`}>
      <Group justify="space-between" wrap="nowrap" mb={6}>
        <Text size="sm" fw={600} truncate>
          {name}
        </Text>
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Move ${name} up`}
            disabled={index === 0}
            onClick={() => {
              move(-1);
            }}
          >
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Move ${name} down`}
            disabled={index === node.cases.length - 1}
            onClick={() => {
              move(1);
            }}
          >
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${name}`}
            onClick={() => {
              // Its wire goes with it, for it would have no exit.
              set(['cases', index], undefined);
              onRemoved();
            }}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <Stack gap="xs">
        <ValuesInput
          {...values}
          label="Values"
          value={one.values.map(String)}
          choices={choices}
          isNumber={isNumber}
          placeholder="Add a value"
          onChange={(next) => {
            set(
              ['cases', index, 'values'],
              next.map((value) => (typeof value === 'boolean' ? String(value) : value)),
            );
          }}
        />
        <TextSetting
          label="Name of the exit"
          path={['cases', index, 'name']}
          value={one.name}
          placeholder={name}
        />
        {idNotes.error && <div className="inspector-error">{idNotes.error}</div>}
      </Stack>
    </div>
  );
}

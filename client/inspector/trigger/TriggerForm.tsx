import { Alert, NumberInput, Stack, TextInput } from '@mantine/core';
import { IconHandClick } from '@tabler/icons-react';
import { fieldsOf, findEvent } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { TriggerNode } from '../../../shared/model/graph.ts';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';
import { useText } from '../field/useText.ts';
import { EventPicker } from './EventPicker.tsx';
import { ScheduleFields } from './ScheduleFields.tsx';

/** What starts the rule: an event, and for the clock a schedule. */
export function TriggerForm({ node }: { readonly node: TriggerNode }) {
  const { apply } = useEditing();
  const { event, cron, maxAge } = node;
  const hasDate = fieldsOf(ambra, event).some(({ path }) => path === 'study.study_date');
  const family = ambra.events.find(
    ({ familyPrefix }) => familyPrefix !== undefined && event.startsWith(familyPrefix),
  );
  return (
    <Stack gap="md">
      <EventPicker
        value={event}
        onChoose={(chosen) => {
          apply({ do: 'replaceNode', node: withEvent(node, chosen) });
        }}
      />
      {family?.familyPrefix !== undefined && (
        <FamilyMember node={node} prefix={family.familyPrefix} />
      )}
      {(event === 'CRON' || cron !== undefined) && <ScheduleFields node={node} />}
      {event === 'MANUAL' && (
        <Alert variant="light" icon={<IconHandClick aria-hidden />} title="Started by hand">
          Nothing happens by itself. Somebody, or another program, runs it, usually for one study;
          values they pass along are read as <code>parameters.name</code>.
        </Alert>
      )}
      {(hasDate || maxAge !== undefined) && <MaxAge node={node} />}
    </Stack>
  );
}

/** What belongs to a schedule only stays with one that is a schedule. */
function withEvent(node: TriggerNode, event: string): TriggerNode {
  const { cron, timeZone, ...rest } = node;
  if (event !== 'CRON') return { ...rest, event };
  return {
    ...rest,
    event,
    cron: cron ?? '0 9 * * mon-fri',
    ...(timeZone !== undefined && { timeZone }),
  };
}

/** The account's own part of an event such as STUDY_AI_NODULES. */
function FamilyMember({ node, prefix }: { readonly node: TriggerNode; readonly prefix: string }) {
  const { set, endTyping } = useEditing();
  const text = useText(
    node.event.slice(prefix.length),
    (typed) => {
      const own = typed
        .trim()
        .toUpperCase()
        .replace(/[^A-Z0-9]+/g, '_');
      const message = set(['event'], prefix + own, 'typing');
      return message === null ? { kind: 'kept', as: own } : { kind: 'refused', message };
    },
    endTyping,
  );
  const question = findEvent(ambra, `${prefix}QUESTION`)?.label ?? 'Question';
  return (
    <TextInput
      label="Name of the AI question"
      description={`As it is called in your account. The event is then ${prefix}${text.value.trim() === '' ? '…' : node.event.slice(prefix.length)}.`}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={question}
      value={text.value}
      onChange={text.onChange}
      onBlur={text.onBlur}
      error={text.refusal}
    />
  );
}

/** A hundred years: who means more means no limit. */
const mostDays = 36_500;

function MaxAge({ node }: { readonly node: TriggerNode }) {
  const { set, endTyping } = useEditing();
  const text = useText(
    node.maxAge === undefined ? '' : String(node.maxAge),
    (typed) => {
      if (typed === '') {
        const message = set(['maxAge'], undefined, 'typing');
        return message === null ? { kind: 'kept', as: '' } : { kind: 'refused', message };
      }
      const days = Number(typed);
      if (!Number.isInteger(days) || days < 1 || days > mostDays)
        return { kind: 'refused', message: `Write a whole number of days, 1 to ${mostDays}.` };
      const message = set(['maxAge'], days, 'typing');
      return message === null ? { kind: 'kept', as: String(days) } : { kind: 'refused', message };
    },
    endTyping,
  );
  const notes = useNotes('maxAge', {
    hint: 'Older examinations are ignored, by their study date.',
    refusal: text.refusal,
  });
  return (
    <NumberInput
      {...notes}
      label="Only studies from the last … days"
      placeholder="Any age"
      suffix={node.maxAge === 1 ? ' day' : ' days'}
      value={text.value}
      onChange={(value) => {
        text.change(String(value));
      }}
      onBlur={text.onBlur}
      clampBehavior="none"
      decimalScale={0}
    />
  );
}

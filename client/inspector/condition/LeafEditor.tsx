import { Text } from '@mantine/core';
import type { Leaf } from '../../../shared/model/condition.ts';
import { NotesAt } from '../field/Notes.tsx';
import { Hl7Editor } from './Hl7Editor.tsx';
import { MimeEditor } from './MimeEditor.tsx';
import { PartCard, type PartActions } from './PartCard.tsx';
import { RowEditor } from './RowEditor.tsx';
import type { Path } from './tree.ts';
import { WithinEditor } from './WithinEditor.tsx';

/** One test, of whatever kind. */
export function LeafEditor({
  leaf,
  path,
  actions,
}: {
  readonly leaf: Leaf;
  readonly path: Path;
  readonly actions: PartActions;
}) {
  const field = path.join('.');
  if ('field' in leaf) return <RowEditor row={leaf} path={path} actions={actions} />;
  if ('within' in leaf) {
    return (
      <PartCard head="Weekdays and hours" name="weekdays and hours" actions={actions} field={field}>
        <WithinEditor within={leaf.within} path={[...path, 'within']} />
        <NotesAt field={field} />
      </PartCard>
    );
  }
  if ('hl7' in leaf) {
    return (
      <PartCard head="HL7 message" name="HL7 test" actions={actions} field={field}>
        <Hl7Editor hl7={leaf.hl7} path={[...path, 'hl7']} />
        <NotesAt field={field} />
      </PartCard>
    );
  }
  if ('mime' in leaf) {
    return (
      <PartCard head="Type of the report file" name="file type" actions={actions} field={field}>
        <MimeEditor mime={leaf.mime} path={[...path, 'mime']} />
        <NotesAt field={field} />
      </PartCard>
    );
  }
  return (
    <PartCard head="Imported filter" name="imported filter" actions={actions} field={field}>
      <Text size="sm" c="dimmed">
        This came with an import and says something that Studyhook does not understand. It is kept,
        and goes back to the platform as it was, but a rule with it cannot run here. Remove it and
        say the same with tests of your own.
      </Text>
      <dl className="inspector-raw">
        <dt>Field</dt>
        <dd>{leaf.raw.filter_field}</dd>
        <dt>Pattern</dt>
        <dd>{leaf.raw.filter_regexp}</dd>
      </dl>
      <NotesAt field={field} />
    </PartCard>
  );
}

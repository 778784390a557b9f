import { Anchor, Menu } from '@mantine/core';
import { IconLetterCase, IconList } from '@tabler/icons-react';
import { useRef } from 'react';
import { findField } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { splitPath } from '../../../shared/authoring/compile/rowTypes.ts';
import type { Row } from '../../../shared/model/condition.ts';
import { asJson } from '../field/asJson.ts';
import { firstFocusable, focusSoon } from '../field/focusSoon.ts';
import { FieldPicker } from '../field/FieldPicker.tsx';
import { useEditing } from '../field/NodeScope.tsx';
import { useNotes } from '../field/Notes.tsx';
import { Picker } from '../field/Picker.tsx';
import {
  choosable,
  isPresence,
  keyOf,
  mayTakeList,
  takesList,
  usualRow,
  withField,
  withOperator,
  type FieldKind,
} from './operators.ts';
import { PartCard, type PartActions } from './PartCard.tsx';
import type { Path } from './tree.ts';
import { ValueEditor } from './ValueEditor.tsx';

/** What conditions are about more than anything else. */
const oftenAsked: readonly string[] = [
  'study.modality',
  'study.study_description',
  'study.patient_birth_date',
  'study.study_date',
  'study.study_status',
  'study.phi_namespace_name',
  'study.source_ae_title',
  'study.image_count',
  'hl7.type',
];

/** One test: a field, an operator, and what the field is compared with. */
export function RowEditor({
  row,
  path,
  actions,
}: {
  readonly row: Row;
  readonly path: Path;
  readonly actions: PartActions;
}) {
  const { set } = useEditing();
  const kind = kindOf(row.field);
  const at = path.join('.');
  const field = useNotes(`${at}.field`);
  const operator = useNotes(`${at}.op`);
  const operators = choosable(kind, row);
  const isText = !['number', 'date', 'datetime', 'flag'].includes(kind.type);
  const number = actions.place.index + 1;
  const tested = useRef<HTMLDivElement>(null);
  const change = (next: Row): void => {
    set(path, asJson(next));
  };
  return (
    <PartCard
      name="test"
      actions={actions}
      field={at}
      more={row.field === '' ? null : <More row={row} isText={isText} change={change} />}
      head={
        <FieldPicker
          {...field}
          label={null}
          ariaLabel={`Field of test ${number}`}
          value={row.field}
          likely={oftenAsked}
          onChoose={(chosen) => {
            change(withField(row, chosen, kind, kindOf(chosen)));
            // What is to be filled in next may have appeared below the edge.
            focusSoon(() => {
              tested.current?.scrollIntoView({ block: 'nearest' });
              // What was typed out in full is chosen as its field is left: then somebody is elsewhere already.
              const isElsewhere = tested.current?.contains(document.activeElement) ?? true;
              return isElsewhere ? null : firstFocusable(tested.current?.children[1]);
            });
          }}
        />
      }
    >
      {row.field !== '' && (
        <div ref={tested} className="inspector-row">
          <Picker
            {...operator}
            label={null}
            ariaLabel={`Operator of test ${number}`}
            className="inspector-operator"
            width={operators.find(({ key }) => key === keyOf(row))?.words.length ?? 0}
            choices={operators.map(({ key, words, aside }) => ({
              value: key,
              label: words,
              ...(aside !== undefined && { aside }),
            }))}
            value={keyOf(row)}
            dropdownWidth={260}
            nothing="No such comparison for this field."
            onChoose={(key) => {
              const chosen = operators.find((one) => one.key === key);
              if (chosen) change(withOperator(row, chosen));
            }}
          />
          {!isPresence(row.op) && (
            <ValueEditor row={row} path={path} kind={kind} label={`Value of test ${number}`} />
          )}
          {row.matchCase === true && <span className="inspector-hint">Capitals matter.</span>}
          <AgeHint
            field={row.field}
            onChoose={(birth) => {
              change({ field: birth, ...usualRow(kindOf(birth)) });
              // The hint that had the keyboard is gone.
              requestAnimationFrame(() => {
                tested.current?.querySelector<HTMLElement>('.inspector-age input')?.focus();
              });
            }}
          />
        </div>
      )}
    </PartCard>
  );
}

/** An age that is text cannot be compared in years; the birth date can. */
function AgeHint({
  field,
  onChoose,
}: {
  readonly field: string;
  readonly onChoose: (birth: string) => void;
}) {
  if (!field.endsWith('.patient_age')) return null;
  return (
    <span className="inspector-hint">
      This age is text, such as 063Y.{' '}
      <Anchor
        component="button"
        type="button"
        fz="inherit"
        fw={600}
        onClick={() => {
          onChoose(field.replace('.patient_age', '.patient_birth_date'));
        }}
      >
        Compare in years, by birth date
      </Anchor>
    </span>
  );
}

function More({
  row,
  isText,
  change,
}: {
  readonly row: Row;
  readonly isText: boolean;
  readonly change: (row: Row) => void;
}) {
  const { matchCase, value, ...rest } = row;
  const isOne = value !== undefined && !Array.isArray(value);
  return (
    <>
      {(isText || matchCase === true) && !isPresence(row.op) && (
        <Menu.Item
          leftSection={<IconLetterCase size={16} aria-hidden />}
          onClick={() => {
            const plain: Row = value === undefined ? rest : { ...rest, value };
            change(matchCase === true ? plain : { ...plain, matchCase: true });
          }}
        >
          {matchCase === true ? 'Capitals do not matter' : 'Capitals matter'}
        </Menu.Item>
      )}
      {isOne && mayTakeList(row.op) && !takesList(row.op) && value !== '' && (
        <Menu.Item
          leftSection={<IconList size={16} aria-hidden />}
          onClick={() => {
            change({ ...row, value: [value] });
          }}
        >
          Any of several values
        </Menu.Item>
      )}
      <Menu.Divider />
    </>
  );
}

function kindOf(path: string): FieldKind {
  const { object, field } = splitPath(path);
  const known = findField(ambra, object, field);
  return {
    type: known?.type ?? 'text',
    isListed: (known?.values?.length ?? 0) > 0,
    isBirth: field === 'patient_birth_date',
  };
}

import { Select } from '@mantine/core';
import { useRef } from 'react';
import type { Condition } from '../../../shared/model/condition.ts';
import { asJson } from '../field/asJson.ts';
import { firstFocusable, focusSoon } from '../field/focusSoon.ts';
import { useEditing } from '../field/NodeScope.tsx';
import { NotesAt } from '../field/Notes.tsx';
import { AddTest } from './AddTest.tsx';
import { LeafEditor } from './LeafEditor.tsx';
import { newTest } from './leaves.ts';
import { PartCard, type PartActions } from './PartCard.tsx';
import {
  group,
  modes,
  shapeOf,
  withAdded,
  withDouble,
  withMode,
  withMoved,
  withPart,
  type Mode,
  type Part,
  type Path,
} from './tree.ts';

const modeLabels: Readonly<Record<Mode, string>> = {
  all: 'All of these hold',
  any: 'Any of these holds',
  none: 'None of these holds',
  not_all: 'Not all of these hold',
};

const between: Readonly<Record<Mode, string>> = {
  all: 'and',
  any: 'or',
  none: 'nor',
  not_all: 'and',
};

/** A group of tests, or the one test that a condition is; groups stand within groups. */
export function GroupEditor({
  condition,
  path,
  depth,
}: {
  readonly condition: Condition;
  readonly path: Path;
  readonly depth: number;
}) {
  const { set, begin } = useEditing();
  const list = useRef<HTMLDivElement>(null);
  const shape = shapeOf(condition);
  const parts: readonly Part[] = shape.kind === 'group' ? shape.parts : [{ condition, path: [] }];
  const mode: Mode = shape.kind === 'group' ? shape.mode : 'all';
  const other: Mode = mode === 'any' ? 'all' : 'any';
  const change = (next: Condition): void => {
    set(path, asJson(next));
  };
  // The menu that was used may have gone to another part; it is followed.
  const followMenu = (index: number): void => {
    focusSoon(() =>
      list.current?.children[index]?.querySelector<HTMLElement>(
        ':scope > .inspector-part > .inspector-card-actions button',
      ),
    );
  };
  const actionsFor = (part: Part, index: number): PartActions => ({
    place: { index, count: parts.length },
    onRemove: () => {
      change(withPart(condition, index, null));
      // The button that had the focus is gone; the part before, or what adds another, is nearest.
      focusSoon(() => {
        const place = list.current?.children[Math.max(0, index - 1)];
        return firstFocusable(place ?? list.current?.parentElement);
      });
    },
    onMove: (by) => {
      change(withMoved(condition, index, by));
      followMenu(index + by);
    },
    onDouble: () => {
      change(withDouble(condition, index));
      followMenu(index + 1);
    },
    onWrap: () => {
      change(withPart(condition, index, group(other, [part.condition])));
      followMenu(index);
    },
  });
  return (
    <div role="group" aria-label={modeLabels[mode]}>
      {parts.length < 2 && depth === 0 && mode === 'all' ? (
        // It keeps the place of the choice that a second test brings, so that no test moves then.
        <p className="inspector-alone">{parts.length === 0 ? 'No test yet' : 'This holds'}</p>
      ) : (
        <Select
          mb="xs"
          aria-label="How these tests come together"
          allowDeselect={false}
          data={modes.map((value) => ({ value, label: modeLabels[value] }))}
          value={mode}
          onChange={(next) => {
            if (next !== null) change(withMode(condition, next));
          }}
        />
      )}
      <div ref={list}>
        {parts.map((part, index) => (
          <div key={index}>
            {index > 0 && <div className="inspector-between">{between[mode]}</div>}
            <PartEditor
              condition={part.condition}
              path={[...path, ...part.path]}
              depth={depth}
              actions={actionsFor(part, index)}
            />
          </div>
        ))}
      </div>
      <AddTest
        groupMode={other}
        onAdd={(part) => {
          const next = withAdded(condition, part);
          const added = shapeOf(next);
          if (added.kind === 'group') begin([...path, ...(added.parts.at(-1)?.path ?? [])]);
          change(next);
          focusSoon(() => {
            const place = list.current?.lastElementChild;
            place?.scrollIntoView({ block: 'nearest' });
            // Of an age only the number is missing.
            const age = place?.querySelector<HTMLElement>('.inspector-age input');
            const first = age ?? firstFocusable(place);
            // A test begins with its field; the list of those is what comes next.
            if (part === newTest) first?.click();
            return first;
          });
        }}
      />
    </div>
  );
}

function PartEditor({
  condition,
  path,
  depth,
  actions,
}: {
  readonly condition: Condition;
  readonly path: Path;
  readonly depth: number;
  readonly actions: PartActions;
}) {
  if (!('all' in condition || 'any' in condition || 'not' in condition))
    return <LeafEditor leaf={condition} path={path} actions={actions} />;
  const field = path.join('.');
  return (
    <PartCard head="Group" name="group" actions={actions} field={field} nested>
      <GroupEditor condition={condition} path={path} depth={depth + 1} />
      <NotesAt field={field} />
    </PartCard>
  );
}

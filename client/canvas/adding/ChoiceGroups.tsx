import { IconChevronDown } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useWorkbench } from '../../draft/Workbench.tsx';
import type { Choice, ChoiceGroup } from './choices.ts';
import { families } from '../families.ts';
import { looksOf } from '../looks.ts';
import './choices.css';

/** A row of the list: a choice, or the offer to list the rest of a group. */
export type ListItem =
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'more'; readonly group: ChoiceGroup['key']; readonly count: number };

interface Shared {
  readonly id: string;
  readonly items: readonly ListItem[];
  readonly active: number;
  readonly isSearch: boolean;
  /** The others are told in brief, so that it is in sight with them. */
  readonly likely: ChoiceGroup['key'] | undefined;
  readonly draggable: boolean;
  readonly onActive: (index: number) => void;
  /** The pointer is elsewhere. */
  readonly onLeft: () => void;
  readonly onChoose: (item: ListItem) => void;
  /** A choice was dragged onto the drawing, and is there now. */
  readonly onDropped: () => void;
}

/** The choices under their headings. */
export function ChoiceGroups({
  ref,
  groups,
  ...shared
}: Shared & { readonly ref: Ref<HTMLDivElement>; readonly groups: readonly ChoiceGroup[] }) {
  if (groups.length === 0) {
    return (
      <>
        <div id={shared.id} role="listbox" aria-label="What can be added" ref={ref} />
        <p className="canvas-choose-none" role="status">
          Nothing is called that. Try another word, such as “push”, “report” or “age”.
        </p>
      </>
    );
  }
  return (
    <div
      id={shared.id}
      className="canvas-choose-list"
      role="listbox"
      aria-label="What can be added"
      ref={ref}
      onMouseLeave={shared.onLeft}
    >
      {groups.map((group) => (
        <Group key={group.key} group={group} {...shared} />
      ))}
    </div>
  );
}

function Group({ group, ...shared }: Shared & { readonly group: ChoiceGroup }) {
  const titleId = `${shared.id}-${group.key}`;
  const more = shared.items.findIndex((item) => item.kind === 'more' && item.group === group.key);
  const rest = shared.items[more];
  return (
    <div
      role="group"
      aria-labelledby={titleId}
      className="canvas-choose-group"
      data-brief={(shared.likely !== undefined && shared.likely !== group.key) || undefined}
    >
      <div id={titleId} role="presentation" className="canvas-choose-title" data-group={group.key}>
        {group.title}
      </div>
      {group.sections.map(({ title, choices }) => (
        <div key={title ?? ''} role="presentation">
          {title !== null && (
            <div role="presentation" className="canvas-choose-section">
              {title}
            </div>
          )}
          {choices.map((choice) => (
            <Row key={choice.key} choice={choice} {...shared} />
          ))}
        </div>
      ))}
      {rest?.kind === 'more' && (
        <div
          {...optionProps(shared, more)}
          className="canvas-choice canvas-choice-more"
          onClick={() => {
            shared.onChoose(rest);
          }}
        >
          <IconChevronDown size={16} aria-hidden />
          <span>{moreWords(rest)}</span>
        </div>
      )}
      {group.hint !== undefined && (
        <div role="presentation" className="canvas-choose-hint">
          {group.hint}
        </div>
      )}
    </div>
  );
}

function Row({ choice, ...shared }: Shared & { readonly choice: Choice }) {
  const looks = looksOf(useWorkbench());
  const index = shared.items.findIndex((item) => item.kind === 'choice' && item.choice === choice);
  const { icon: Icon } = families[choice.kind];
  const code = choice.name ?? choice.path;
  return (
    <div
      {...optionProps(shared, index)}
      className="canvas-choice"
      aria-label={choice.label}
      title={shared.draggable ? [choice.hint, code].filter(Boolean).join('\n') : undefined}
      draggable={shared.draggable}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', choice.label);
        event.dataTransfer.effectAllowed = 'copy';
        looks.setState({ dragged: choice });
      }}
      onDragEnd={() => {
        // The drawing takes what is dropped before this is heard.
        const isTaken = looks.getState().dragged === null;
        looks.setState({ dragged: null, dropOn: null });
        shared.onLeft();
        if (isTaken) shared.onDropped();
      }}
      onClick={() => {
        shared.onChoose({ kind: 'choice', choice });
      }}
    >
      <span className="canvas-badge" data-kind={choice.kind} aria-hidden>
        <Icon size={15} stroke={2} />
      </span>
      <span className="canvas-choice-words">
        <span className="canvas-choice-label">{choice.label}</span>
        {shared.isSearch && code !== undefined && (
          <code className="canvas-choice-code">{code}</code>
        )}
        {!shared.draggable && choice.hint && (
          <span className="canvas-choice-hint">{choice.hint}</span>
        )}
      </span>
    </div>
  );
}

function optionProps({ id, active, onActive }: Shared, index: number) {
  return {
    id: `${id}-${index}`,
    role: 'option',
    'aria-selected': index === active,
    'data-active': index === active || undefined,
    onMouseMove: () => {
      if (index !== active) onActive(index);
    },
  } as const;
}

function moreWords({ group, count }: Extract<ListItem, { kind: 'more' }>): string {
  return `${count} more ${group === 'when' ? 'events' : 'actions'}`;
}

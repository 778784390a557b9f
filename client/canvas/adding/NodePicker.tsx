import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { ChoiceGroups, type ListItem } from './ChoiceGroups.tsx';
import { browse, find, groupOf, type Choice, type ChoiceGroup, type Wanted } from './choices.ts';

/** The heading of a group and its first rows, as high as they are. */
const fewRows = 110;

/** Finds something to add by its label, its platform name or what people call it. */
export function NodePicker({
  wanted,
  onChoose,
  onDropped,
  draggable = false,
  autoFocus = true,
  keepText = false,
  from,
  likely,
}: {
  readonly wanted: Wanted;
  /** `byKey` tells that Enter was pressed, so that the keyboard may want to stay. */
  readonly onChoose: (choice: Choice, byKey: boolean) => void;
  readonly onDropped?: () => void;
  /** The choices can be dragged onto the drawing. */
  readonly draggable?: boolean;
  readonly autoFocus?: boolean;
  readonly keepText?: boolean;
  /** The list begins at this group; what stands before it is further up. */
  readonly from?: ChoiceGroup['key'];
  /** Enter takes the first of this group; what stands before it stays in sight as far as there is room. */
  readonly likely?: ChoiceGroup['key'];
}) {
  const listId = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  // Whoever searches, or opened it to add one thing, takes the first with Enter.
  const firstOf = (words: string) => (autoFocus || words.trim() ? 0 : -1);
  const list = useRef<HTMLDivElement>(null);
  const groups = useMemo(
    () => (text.trim() ? find(wanted, text) : browse(wanted, open)),
    [wanted, text, open],
  );
  const items = useMemo(() => itemsOf(groups, text.trim() !== ''), [groups, text]);
  const [active, setActive] = useState(() => {
    const group = from ?? likely;
    return group ? firstIn(items, group) : firstOf('');
  });
  const at = Math.min(active, items.length - 1);
  // What the pointer is on is seen; the list goes along with the keyboard alone.
  const isByKey = useRef(false);
  function moveTo(index: number): void {
    isByKey.current = true;
    setActive(index);
  }
  useEffect(() => {
    if (!isByKey.current) return;
    isByKey.current = false;
    // Bringing the first into view could move the page as well, while the list is still on its way to its place.
    if (at === 0 && list.current) list.current.scrollTop = 0;
    else list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [at, items]);
  useLayoutEffect(() => {
    const area = list.current;
    const group = from ?? likely;
    const title = group && area?.querySelector<HTMLElement>(`[data-group="${group}"]`);
    if (!area || !title) return;
    const top = title.offsetTop - area.offsetTop;
    area.scrollTop = from === undefined ? top + fewRows - area.clientHeight : top;
  }, [from, likely]);

  function choose(item: ListItem | undefined, byKey: boolean): void {
    if (!item) return;
    if (item.kind === 'more') {
      setOpen((before) => new Set([...before, item.group]));
      return;
    }
    onChoose(item.choice, byKey);
    if (!keepText) {
      setText('');
      setActive(firstOf(''));
    }
  }

  function key(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') choose(items[at], true);
    else if (event.key === 'ArrowDown') moveTo((at + 1) % Math.max(1, items.length));
    else if (event.key === 'ArrowUp') moveTo(at <= 0 ? items.length - 1 : at - 1);
    else if (event.key === 'Escape' && text !== '') {
      setText('');
      moveTo(firstOf(''));
      event.stopPropagation();
    } else return;
    event.preventDefault();
  }

  return (
    <div className="canvas-choose">
      <TextInput
        className="canvas-choose-search"
        value={text}
        placeholder={wanted === 'starting' ? 'Search events' : 'Search'}
        aria-label={searchLabel(wanted)}
        leftSection={<IconSearch size={16} aria-hidden />}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
        data-autofocus={autoFocus || undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          moveTo(firstOf(event.currentTarget.value));
        }}
        onKeyDown={key}
      />
      <ChoiceGroups
        id={listId}
        ref={list}
        groups={groups}
        items={items}
        active={at}
        isSearch={text.trim() !== ''}
        likely={text.trim() === '' ? likely : undefined}
        draggable={draggable}
        onActive={setActive}
        onLeft={() => {
          // Somewhere down the list nobody wants to be taken back to its beginning.
          setActive(text.trim() ? 0 : -1);
        }}
        onChoose={(item) => {
          choose(item, false);
        }}
        onDropped={() => onDropped?.()}
      />
    </div>
  );
}

function searchLabel(wanted: Wanted): string {
  switch (wanted) {
    case 'following':
      return 'Search steps';
    case 'starting':
      return 'Search events';
    case 'any':
      return 'Search everything that can be added';
  }
}

function firstIn(items: readonly ListItem[], group: ChoiceGroup['key']): number {
  return items.findIndex((item) => item.kind === 'choice' && groupOf(item.choice.kind) === group);
}

/** All rows in order, also those that open the rest of a group. */
function itemsOf(groups: readonly ChoiceGroup[], isSearch: boolean): ListItem[] {
  return groups.flatMap(({ key, sections, more }): ListItem[] => [
    ...sections.flatMap(({ choices }) =>
      choices.map((choice): ListItem => ({ kind: 'choice', choice })),
    ),
    ...(more > 0 && !isSearch ? [{ kind: 'more', group: key, count: more } as const] : []),
  ]);
}

import { Button } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { IconArrowUp } from '@tabler/icons-react';
import { useEffect, useState, type PointerEvent, type ReactNode } from 'react';
import { useSettled } from './useSettled.ts';

/**
 * A list, newest first, that goes on while one looks at its top and holds still while one reads: scrolled down or with
 * the pointer on it. What came meanwhile waits behind a button.
 */
export function LiveList<Item>({
  items,
  listing,
  idOf,
  label,
  busy,
  row,
  more,
}: {
  readonly items: readonly Item[];
  readonly listing: string;
  readonly idOf: (item: Item) => string | number;
  readonly label: string;
  /** What is shown is of the filters before. */
  readonly busy: boolean;
  readonly row: (item: Item) => ReactNode;
  readonly more: { readonly there: boolean; readonly busy: boolean; readonly load: () => void };
}) {
  const [hovered, setHovered] = useState(false);
  const { ref: top, entry } = useIntersection();
  const scrolledDown = isAbove(entry);
  const reading = hovered || scrolledDown;
  const { rows, newer, look } = useSettled({ fresh: items, reading, listing, idOf });
  const [begun, setBegun] = useState<string | null>(null);
  useEffect(() => {
    setBegun(listing);
  }, [listing]);
  const hover = (isOver: boolean) => (event: PointerEvent) => {
    if (event.pointerType === 'mouse') setHovered(isOver);
  };
  return (
    <div className="activity-list" onPointerEnter={hover(true)} onPointerLeave={hover(false)}>
      <div ref={top} className="activity-top" />
      <div className="activity-news" role="status">
        {newer > 0 && (
          <Button
            size="compact-md"
            radius="xl"
            leftSection={<IconArrowUp size={16} aria-hidden />}
            onClick={() => {
              look();
              entry?.target.scrollIntoView({ block: 'end' });
            }}
          >
            {newer} new
          </Button>
        )}
      </div>
      <ul aria-label={label} aria-busy={busy} data-busy={busy}>
        {rows.map((item, at) => (
          <Item key={idOf(item)} arrives={begun === listing && at < newest}>
            {row(item)}
          </Item>
        ))}
      </ul>
      {more.there && (
        <div className="activity-more">
          <Button variant="default" loading={more.busy} onClick={more.load}>
            Load more
          </Button>
        </div>
      )}
    </div>
  );
}

/** Only what comes in at the top has just happened; what is loaded at the end is old. */
const newest = 30;

/** A row; one that came while the list was there is tinted for a moment. */
function Item({ arrives, children }: { readonly arrives: boolean; readonly children: ReactNode }) {
  const [arrived] = useState(arrives);
  return (
    <li className="activity-item" data-arrived={arrived}>
      {children}
    </li>
  );
}

/** Scrolled out at the top, not yet to come at the bottom. */
function isAbove(entry: IntersectionObserverEntry | null): boolean {
  if (entry === null || entry.isIntersecting) return false;
  return entry.boundingClientRect.top < window.innerHeight / 2;
}

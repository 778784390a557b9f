import { SegmentedControl, Text } from '@mantine/core';
import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { counted } from '../../shared/authoring/words.ts';
import { Failed, Loading } from '../ui/PageState.tsx';
import type { ChangeRow } from './changeRows.ts';
import './changes.css';
import type { Changes } from './useChanges.ts';

/** Two texts side by side, what differs marked. */
export type Diff = (before: string, after: string) => ReactNode;

/** What changes, in words or as JSON. */
export function ChangeList({
  changes,
  sides,
  diff,
  nothing,
}: {
  readonly changes: Changes;
  /** What is compared, in words: before and after. */
  readonly sides: readonly [string, string];
  readonly diff: Diff;
  /** What is said where nothing changes. */
  readonly nothing: string;
}) {
  const [view, setView] = useState<string>('words');
  switch (changes.kind) {
    case 'loading':
      return <Loading label="Comparing…" />;
    case 'failed':
      return <Failed error={changes.error} retry={changes.retry} />;
    case 'known':
      return (
        <div className="changes">
          <div className="changes-head">
            <Text fw={600} size="sm">
              {count(changes.rows)}
            </Text>
            <SegmentedControl
              size="xs"
              value={view}
              onChange={setView}
              aria-label="How the changes are shown"
              data={[
                { value: 'words', label: 'In words' },
                { value: 'json', label: 'As JSON' },
              ]}
            />
          </div>
          {view === 'json' ? (
            <SideBySide sides={sides}>{diff(changes.before, changes.after)}</SideBySide>
          ) : changes.rows.length === 0 ? (
            <p className="changes-nothing">{nothing}</p>
          ) : (
            <Rows rows={changes.rows} />
          )}
        </div>
      );
  }
}

/** Which side is which, for a comparison that may show them beside or among each other. */
export function SideBySide({
  sides: [before, after],
  children,
}: {
  readonly sides: readonly [string, string];
  readonly children: ReactNode;
}) {
  return (
    <>
      <p className="changes-sides">
        <span className="changes-sign" data-kind="removed" aria-hidden>
          <IconMinus size={13} stroke={2.6} />
        </span>
        <span>
          <span className="visually-hidden">Before: </span>
          {before}
        </span>
        <span className="changes-sign" data-kind="added" aria-hidden>
          <IconPlus size={13} stroke={2.6} />
        </span>
        <span>
          <span className="visually-hidden">After: </span>
          {after}
        </span>
      </p>
      {children}
    </>
  );
}

const kinds = {
  added: { icon: IconPlus, word: 'New' },
  removed: { icon: IconMinus, word: 'Gone' },
  changed: { icon: IconPencil, word: 'Changed' },
} as const;

function Rows({ rows }: { readonly rows: readonly ChangeRow[] }) {
  return (
    <ul className="changes-list" aria-label="Changes">
      {rows.map(({ uuid, kind, name, details }) => {
        const { icon: Icon, word } = kinds[kind];
        return (
          <li key={uuid} className="changes-row">
            <span className="changes-sign" data-kind={kind} aria-hidden>
              <Icon size={15} stroke={2.2} />
            </span>
            <div>
              <p className="changes-name">
                <span className="changes-word" data-kind={kind}>
                  {word}
                </span>
                {name}
              </p>
              {details.map((detail) => (
                <p key={detail} className="changes-detail">
                  {detail}
                </p>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function count(rows: readonly ChangeRow[]): string {
  const { length } = rows;
  if (length === 0) return 'No changes to the calls';
  const what = rows.every(({ kind }) => kind === 'added') ? 'new call' : 'change';
  if (length === 1) return `One ${what}`;
  // A step that several ways lead to is a call for each.
  const steps = new Set(rows.map(({ step }) => step)).size;
  return steps < length ? `${length} ${what}s of ${counted(steps, 'step')}` : `${length} ${what}s`;
}

import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { keyGroups, type KeyRow } from './keys.ts';
import './help.css';
import { Dialog } from '../ui/Dialog.tsx';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const macNames: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' };

/** The keys, group by group. */
export function KeysDialog({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Keys" size="xl">
      <div className="help-keys">
        {keyGroups.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map((row) => (
                <Row key={row.does} row={row} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Row({ row: { chords, does } }: { readonly row: KeyRow }) {
  return (
    <div className="help-row">
      <dt>{does}</dt>
      <dd>
        {chords.map((chord, at) => (
          <Fragment key={chord.join()}>
            {at > 0 && <span className="help-or"> or </span>}
            <span className="help-chord">
              {chord.map((key) => (
                <Kbd key={key}>{isMac ? (macNames[key] ?? key) : key}</Kbd>
              ))}
            </span>
          </Fragment>
        ))}
      </dd>
    </div>
  );
}

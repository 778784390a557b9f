import { UnstyledButton } from '@mantine/core';
import { IconBolt, IconChevronRight, IconPlayerPause, IconRestore } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import type { VersionHead } from '../../shared/model/answers/rules.ts';
import { Ago } from '../ui/Ago.tsx';
import { exactTime } from '../ui/time.ts';

/** One version: number, note and when; the rest when it is opened. */
export function VersionRow({
  version: { number, note, publishedAt, webhooks, live, sameAs },
  isOn,
  isOpen,
  onToggle,
  children,
}: {
  readonly version: VersionHead;
  /** The rule is switched on. */
  readonly isOn: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  const Symbol = isOn ? IconBolt : IconPlayerPause;
  return (
    <li className="history-version" data-live={live || undefined} data-open={isOpen || undefined}>
      <UnstyledButton
        onClick={onToggle}
        aria-expanded={isOpen}
        aria-controls={id}
        className="history-head"
      >
        <IconChevronRight size={18} className="history-chevron" aria-hidden />
        <span className="history-marks">
          <span className="history-number">Version {number}</span>
          {live && (
            <span className="publish-mark" data-tone={isOn ? 'good' : 'wait'}>
              <Symbol size={14} aria-hidden />
              <span>{isOn ? 'Runs now' : 'Switched off'}</span>
            </span>
          )}
          {sameAs !== null && (
            <span className="publish-mark" data-tone="plain">
              <IconRestore size={14} aria-hidden />
              <span>Version {sameAs} again</span>
            </span>
          )}
        </span>
        <span className="history-when" title={exactTime(publishedAt)}>
          <Ago at={publishedAt} />
        </span>
        <span className="history-note" data-none={note === '' || undefined}>
          {note || 'No note'}
        </span>
        <span className="history-calls">{webhooks === 1 ? '1 call' : `${webhooks} calls`}</span>
      </UnstyledButton>
      <div id={id} hidden={!isOpen} className="history-body">
        {isOpen && children}
      </div>
    </li>
  );
}

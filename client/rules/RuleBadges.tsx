import { Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBolt,
  IconCircleDashed,
  IconPencil,
  IconPlayerPause,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RuleSummary } from '../../shared/model/answers/rules.ts';

type Tone = 'good' | 'bad' | 'warn' | 'plain' | 'wait';

/** Where a rule stands: whether it runs, whether its draft says something else, what is wrong with it. */
export function RuleBadges({ rule }: { readonly rule: RuleSummary }) {
  const { live, enabled, changed, problems } = rule;
  return (
    <div className="rules-badges">
      {live === null ? (
        <Mark tone="plain" icon={<IconCircleDashed size={14} />} why="It runs once you publish it.">
          Not published
        </Mark>
      ) : enabled ? (
        <Mark tone="good" icon={<IconBolt size={14} />} why={`Version ${live} runs.`}>
          Live v{live}
        </Mark>
      ) : (
        <Mark
          tone="wait"
          icon={<IconPlayerPause size={14} />}
          why={`It is switched off. Switched on, version ${live} runs.`}
        >
          Off v{live}
        </Mark>
      )}
      {live !== null && changed && (
        <Mark
          tone="wait"
          icon={<IconPencil size={14} />}
          why={`The sentence below tells of version ${live}. The draft says something else; publish it to let it run.`}
        >
          Draft differs
        </Mark>
      )}
      {problems.errors > 0 && (
        <Mark
          // A draft that is still being drawn alarms nobody.
          tone={live === null ? 'plain' : 'bad'}
          icon={<IconAlertTriangle size={14} />}
          why="The draft cannot be published before these are mended. Open the rule to see them."
        >
          {count(problems.errors, 'problem')}
          {problems.warnings > 0 && `, ${count(problems.warnings, 'warning')}`}
        </Mark>
      )}
      {problems.errors === 0 && problems.warnings > 0 && (
        <Mark
          tone="warn"
          icon={<IconAlertTriangle size={14} />}
          why="They do not keep it from running. Open the rule to see them."
        >
          {count(problems.warnings, 'warning')}
        </Mark>
      )}
    </div>
  );
}

function Mark({
  tone,
  icon,
  why,
  children,
}: {
  readonly tone: Tone;
  readonly icon: ReactNode;
  readonly why: string;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip label={why} multiline maw={280}>
      <span className={`rules-badge rules-badge-${tone}`}>
        <span className="rules-badge-icon" aria-hidden>
          {icon}
        </span>
        {children}
      </span>
    </Tooltip>
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

import { Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconBolt,
  IconCircleDashed,
  IconPencil,
  IconPlayerPause,
  type Icon,
} from '@tabler/icons-react';
import type { RuleAnswer } from '../../shared/model/answers/rules.ts';

/** What runs, and whether the draft says something else. */
export function Standing({
  rule: { live, enabled, changed },
  onCompare,
}: {
  readonly rule: RuleAnswer;
  /** Shows what the draft would change. */
  readonly onCompare: () => void;
}) {
  return (
    <div className="publish-standing">
      {live === null ? (
        <Mark tone="plain" icon={IconCircleDashed} why="It runs once you publish it.">
          Not published
        </Mark>
      ) : enabled ? (
        <Mark tone="good" icon={IconBolt} why={`Version ${live} runs.`}>
          Live: version {live}
        </Mark>
      ) : (
        <Mark
          tone="wait"
          icon={IconPlayerPause}
          why={`It is switched off. Switched on, version ${live} runs.`}
        >
          Off: version {live}
        </Mark>
      )}
      {live !== null && changed && (
        <Tooltip label="The draft says something else than what runs. See what">
          <UnstyledButton className="publish-mark" data-tone="wait" onClick={onCompare}>
            <IconPencil size={14} aria-hidden />
            <span>Draft differs</span>
          </UnstyledButton>
        </Tooltip>
      )}
    </div>
  );
}

function Mark({
  tone,
  icon: Symbol,
  why,
  children,
}: {
  readonly tone: 'good' | 'wait' | 'plain';
  readonly icon: Icon;
  readonly why: string;
  readonly children: React.ReactNode;
}) {
  return (
    <Tooltip label={why}>
      <span className="publish-mark" data-tone={tone}>
        <Symbol size={14} aria-hidden />
        <span>{children}</span>
      </span>
    </Tooltip>
  );
}

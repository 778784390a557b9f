import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** One step of a story: a mark on the line, a heading, and what there is to say. */
export function Step({
  icon,
  title,
  tone = 'plain',
  aside,
  children,
}: {
  readonly icon: ReactNode;
  readonly title: ReactNode;
  readonly tone?: 'plain' | 'good' | 'bad' | 'wait';
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <li className="activity-step" data-tone={tone}>
      <span className="activity-step-mark" aria-hidden>
        {icon}
      </span>
      <div className="activity-step-card">
        <div className="activity-step-head">
          <Title order={2} size="h4">
            {title}
          </Title>
          {aside !== undefined && <div className="activity-step-aside">{aside}</div>}
        </div>
        {children}
      </div>
    </li>
  );
}

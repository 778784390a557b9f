import { List, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Webhook } from '../../shared/model/webhook.ts';
import { Failed, Loading } from '../ui/PageState.tsx';
import type { Diff } from './SaveNote.tsx';
import { comparable, type Changes } from './useChanges.ts';

/** What changes, in words or as JSON. */
export function ChangeList({
  changes,
  after,
  diff,
  nothing,
}: {
  readonly changes: Changes;
  readonly after: readonly Webhook[];
  readonly diff: Diff;
  /** What is said where nothing changes. */
  readonly nothing: string;
}) {
  const [view, setView] = useState<string>('words');
  switch (changes.kind) {
    case 'loading':
      return <Loading label="Comparing…" />;
    case 'failed':
      return <Failed error={changes.error} />;
    case 'known':
      return (
        <Stack gap="sm">
          <SegmentedControl
            value={view}
            onChange={setView}
            aria-label="How the changes are shown"
            data={[
              { value: 'words', label: 'In words' },
              { value: 'json', label: 'As JSON' },
            ]}
          />
          {view === 'json' ? (
            diff(comparable(changes.before), comparable(after))
          ) : changes.changes.length === 0 ? (
            <Text c="dimmed">{nothing}</Text>
          ) : (
            <List spacing={6} className="publish-changes">
              {changes.changes.map(({ kind, words }) => (
                <List.Item key={`${kind} ${words}`}>{words}</List.Item>
              ))}
            </List>
          )}
        </Stack>
      );
  }
}

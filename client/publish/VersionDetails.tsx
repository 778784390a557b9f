import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleAnswer } from '../../shared/model/answers/rules.ts';
import { versionQuery } from '../api/rules.ts';
import { same } from '../draft/history.ts';
import { useDraft } from '../draft/Workbench.tsx';
import { ChangeList, type Diff } from './ChangeList.tsx';
import { useChanges, type Side } from './useChanges.ts';
import { useCompiled } from './useCompiled.ts';
import { useRestore } from './useRestore.tsx';

/** What a version changed, or would change, and the way back to it. */
export function VersionDetails({
  rule,
  number,
  before,
  diff,
  onRestored,
}: {
  readonly rule: RuleAnswer;
  readonly number: number;
  /** The version before it; null of the first. */
  readonly before: number | null;
  readonly diff: Diff;
  readonly onRestored: () => void;
}) {
  const draft = useCompiled();
  const comparisons = comparisonsOf(number, before, rule.live, draft);
  const [chosen, setChosen] = useState<string>('before');
  const { side, words, told } = comparisons.find(({ value }) => value === chosen) ?? comparisons[0];
  const changes = useChanges(rule.id, side, number);
  return (
    <>
      <SegmentedControl
        fullWidth
        size="sm"
        aria-label={`Compare version ${number} with`}
        value={chosen}
        onChange={setChosen}
        data={comparisons.map(({ value, label }) => ({ value, label }))}
      />
      <Text size="sm">{told}</Text>
      <ChangeList
        changes={changes}
        sides={[words, `version ${number}`]}
        diff={diff}
        nothing={`Version ${number} makes the same calls.`}
      />
      <Restore rule={rule} number={number} onRestored={onRestored} />
    </>
  );
}

function Restore({
  rule,
  number,
  onRestored,
}: {
  readonly rule: RuleAnswer;
  readonly number: number;
  readonly onRestored: () => void;
}) {
  const version = useQuery(versionQuery(rule.id, number)).data;
  const restore = useRestore(rule.live);
  const isDraft = useDraft(({ document }) =>
    version
      ? same(document, {
          name: document.name,
          graph: version.graph,
          timeZone: version.timeZone,
        })
      : false,
  );
  return (
    <Group justify="flex-end">
      {isDraft && (
        <Text size="sm" c="dimmed">
          The draft is this version.
        </Text>
      )}
      <Button
        variant="default"
        leftSection={<IconRestore size={17} aria-hidden />}
        disabled={!version || isDraft}
        onClick={() => {
          if (!version) return;
          restore(version);
          onRestored();
        }}
      >
        Restore as draft
      </Button>
    </Group>
  );
}

interface Comparison {
  readonly value: string;
  readonly label: string;
  readonly side: Side;
  /** The other side, in words. */
  readonly words: string;
  /** What is seen. */
  readonly told: string;
}

function comparisonsOf(
  number: number,
  before: number | null,
  live: number | null,
  draft: Side,
): readonly [Comparison, ...Comparison[]] {
  const own: Comparison = {
    value: 'before',
    label: 'What it changed',
    side: before,
    words: before === null ? 'nothing' : `version ${before}`,
    told:
      before === null
        ? 'The first version: all its calls were new.'
        : `What changed from version ${before} to version ${number}.`,
  };
  const toDraft: Comparison = {
    value: 'draft',
    label: 'Compare with draft',
    side: draft,
    words: 'the draft',
    told: `What restoring version ${number} would change about the draft.`,
  };
  if (live === null || live === number) return [own, toDraft];
  const toLive: Comparison = {
    value: 'live',
    label: 'Compare with live',
    side: live,
    words: `what runs now, version ${live}`,
    told: `What going back from version ${live} to version ${number} would change.`,
  };
  return [own, toLive, toDraft];
}

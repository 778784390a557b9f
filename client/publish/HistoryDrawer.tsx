import { Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { RuleAnswer } from '../../shared/model/answers/rules.ts';
import { useDraft } from '../draft/Workbench.tsx';
import { Empty } from '../ui/PageState.tsx';
import type { Diff } from './ChangeList.tsx';
import './history.css';
import { VersionDetails } from './VersionDetails.tsx';
import { VersionRow } from './VersionRow.tsx';
import { SideDialog } from '../ui/Dialog.tsx';

/** What was published when; each version can be compared and become the draft again. */
export function HistoryDrawer({
  opened,
  rule,
  diff,
  onClose,
}: {
  readonly opened: boolean;
  readonly rule: RuleAnswer;
  readonly diff: Diff;
  readonly onClose: () => void;
}) {
  const name = useDraft(({ document }) => document.name);
  return (
    <SideDialog
      opened={opened}
      onClose={onClose}
      size={680}
      closeButtonProps={{ 'aria-label': 'Close' }}
      title={<span className="publish-title">History of “{name}”</span>}
      classNames={{ title: 'history-title' }}
    >
      {rule.versions.length === 0 ? (
        <Empty icon={<IconHistory size={28} aria-hidden />} title="Nothing published yet">
          Each time you publish, the version is kept here, and you can go back to it.
        </Empty>
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="md">
            Choose a version to see what it changed. Restoring one makes it the draft; what runs
            stays as it is until you publish.
          </Text>
          <Versions rule={rule} diff={diff} onClose={onClose} />
        </>
      )}
    </SideDialog>
  );
}

function Versions({
  rule,
  diff,
  onClose,
}: {
  readonly rule: RuleAnswer;
  readonly diff: Diff;
  readonly onClose: () => void;
}) {
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <ol className="history-list" aria-label="Versions, newest first">
      {rule.versions.map((version, at) => {
        const isOpen = version.number === chosen;
        return (
          <VersionRow
            key={version.number}
            version={version}
            isOn={rule.enabled}
            isOpen={isOpen}
            onToggle={() => {
              setChosen(isOpen ? null : version.number);
            }}
          >
            <VersionDetails
              rule={rule}
              number={version.number}
              before={rule.versions[at + 1]?.number ?? null}
              diff={diff}
              onRestored={onClose}
            />
          </VersionRow>
        );
      })}
    </ol>
  );
}

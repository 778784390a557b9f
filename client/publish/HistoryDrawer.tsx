import { Alert, Badge, Button, Drawer, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleAnswer, VersionHead } from '../../shared/model/answers/rules.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import { useRestoreVersion, versionQuery } from '../api/rules.ts';
import { Ago } from '../ui/Ago.tsx';
import { say } from '../ui/notify.ts';
import { Empty, Failed, Loading } from '../ui/PageState.tsx';
import { IconHistory } from '@tabler/icons-react';
import type { Autosave } from './autosave.ts';
import { ChangeList } from './ChangeList.tsx';
import type { Diff } from './SaveNote.tsx';
import { useChanges } from './useChanges.ts';

/** What was published when; each version can be compared with what runs and become the draft again. */
export function HistoryDrawer({
  rule,
  autosave,
  diff,
  onClose,
}: {
  readonly rule: RuleAnswer;
  readonly autosave: Autosave;
  readonly diff: Diff;
  readonly onClose: () => void;
}) {
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={<Text fw={650}>History of “{rule.name}”</Text>}
    >
      {rule.versions.length === 0 ? (
        <Empty icon={<IconHistory size={28} aria-hidden />} title="Nothing published yet">
          Each time you publish, the version is kept here, and you can go back to it.
        </Empty>
      ) : (
        <Stack gap="xs">
          {rule.versions.map((version) => (
            <Row
              key={version.number}
              version={version}
              isOpen={version.number === chosen}
              onToggle={() => {
                setChosen(version.number === chosen ? null : version.number);
              }}
            >
              <Details
                rule={rule}
                version={version}
                autosave={autosave}
                diff={diff}
                onClose={onClose}
              />
            </Row>
          ))}
        </Stack>
      )}
    </Drawer>
  );
}

function Row({
  version,
  isOpen,
  onToggle,
  children,
}: {
  readonly version: VersionHead;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <div className="publish-version">
      <UnstyledButton onClick={onToggle} aria-expanded={isOpen} className="publish-version-head">
        <Group justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Text fw={650}>Version {version.number}</Text>
            {version.live && <Badge variant="light">Runs now</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            <Ago at={version.publishedAt} />
          </Text>
        </Group>
        <Text size="sm" {...(version.note === '' && { c: 'dimmed' })}>
          {version.note || 'No note'}
        </Text>
      </UnstyledButton>
      {isOpen && <div className="publish-version-body">{children}</div>}
    </div>
  );
}

function Details({
  rule,
  version,
  autosave,
  diff,
  onClose,
}: {
  readonly rule: RuleAnswer;
  readonly version: VersionHead;
  readonly autosave: Autosave;
  readonly diff: Diff;
  readonly onClose: () => void;
}) {
  const full = useQuery(versionQuery(rule.id, version.number));
  const restore = useRestoreVersion();
  const [failure, setFailure] = useState<string | null>(null);

  async function goBack(): Promise<void> {
    setFailure(null);
    const revision = await autosave.flush();
    if (revision === null) return;
    try {
      autosave.heard(await restore.mutateAsync({ id: rule.id, number: version.number, revision }));
      say(`The draft is version ${version.number} again. Publish it to let it run.`);
      onClose();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  }

  if (full.error) return <Failed error={full.error} retry={() => void full.refetch()} />;
  if (!full.data) return <Loading label="Loading the version…" />;
  return (
    <Stack gap="sm">
      <Compared rule={rule} version={version} webhooks={full.data.webhooks} diff={diff} />
      {failure !== null && (
        <Alert color="red" variant="light" role="alert">
          {failure}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" loading={restore.isPending} onClick={() => void goBack()}>
          Make this the draft
        </Button>
      </Group>
    </Stack>
  );
}

function Compared({
  rule,
  version,
  webhooks,
  diff,
}: {
  readonly rule: RuleAnswer;
  readonly version: VersionHead;
  readonly webhooks: readonly Webhook[];
  readonly diff: Diff;
}) {
  const changes = useChanges(rule.id, rule.live, webhooks);
  return (
    <>
      <Text size="sm" c="dimmed">
        {version.live
          ? 'This is what runs now.'
          : `What going back from version ${rule.live ?? ''} would change:`}
      </Text>
      <ChangeList
        changes={changes}
        after={webhooks}
        diff={diff}
        nothing="It makes the same calls as what runs now."
      />
    </>
  );
}

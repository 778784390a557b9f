import {
  Alert,
  Button,
  Code,
  CopyButton,
  Group,
  SegmentedControl,
  Stack,
  Text,
} from '@mantine/core';
import { IconFileCode } from '@tabler/icons-react';
import { useState } from 'react';
import { toHash } from '../../shared/ambra/wire.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import { useAnalysis, useWorkbench } from '../draft/Workbench.tsx';
import { Empty } from '../ui/PageState.tsx';
import './publish.css';

/** The webhooks that the draft compiles to: as Studyhook runs them, or as the platform would be told of them. */
export function CompiledPanel() {
  const webhooks = useAnalysis((analysis) => analysis.webhooks);
  const [form, setForm] = useState<string>('studyhook');
  if (webhooks.length === 0) {
    return (
      <Empty icon={<IconFileCode size={28} aria-hidden />} title="No webhooks yet">
        A webhook comes of every way from a trigger to a call. Draw one, and it is shown here.
      </Empty>
    );
  }
  return (
    <Stack p="md" gap="md">
      <SegmentedControl
        value={form}
        onChange={setForm}
        aria-label="Form of the webhooks"
        data={[
          { value: 'studyhook', label: 'Studyhook' },
          { value: 'v3', label: 'Platform (v3 hash)' },
        ]}
      />
      {webhooks.map((webhook) => (
        <section key={webhook.uuid} aria-label={webhook.name}>
          {form === 'v3' ? (
            <PlatformHash webhook={webhook} />
          ) : (
            <Json title={webhook.name} text={JSON.stringify(webhook, null, 2)} />
          )}
        </section>
      ))}
    </Stack>
  );
}

function PlatformHash({ webhook }: { readonly webhook: Webhook }) {
  const { desk } = useWorkbench();
  const wire = toHash(webhook);
  if (wire.kind === 'hash') {
    return <Json title={webhook.name} text={JSON.stringify(wire.hash, null, 2)} />;
  }
  return (
    <Alert color="orange" variant="light" title={`${webhook.name}: only here, not on the platform`}>
      {wire.problems.map(({ code, message, node }) => (
        <Group key={code + message} justify="space-between" wrap="nowrap" align="start" mt={4}>
          <Text size="sm">{message}</Text>
          <Button
            size="compact-sm"
            variant="default"
            flex="none"
            onClick={() => {
              desk.goTo(node);
            }}
          >
            Show me
          </Button>
        </Group>
      ))}
    </Alert>
  );
}

function Json({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <Group justify="space-between" wrap="nowrap" mb={6}>
        <Text fw={650} size="sm" truncate title={title}>
          {title}
        </Text>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" flex="none" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code block className="publish-json" tabIndex={0}>
        {text}
      </Code>
    </>
  );
}

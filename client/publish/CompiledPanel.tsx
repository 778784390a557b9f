import { SegmentedControl } from '@mantine/core';
import { IconFileCode } from '@tabler/icons-react';
import { useState } from 'react';
import { blocks } from '../../shared/authoring/weight.ts';
import { toHash, type HashOutcome } from '../../shared/ambra/wire.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import { wordsOf } from '../draft/surroundings.ts';
import { useAnalysis, useSurroundings } from '../draft/Workbench.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Empty, Loading } from '../ui/PageState.tsx';
import { titlesOf } from '../../shared/authoring/callTitles.ts';
import './compiled.css';
import { CompiledWebhook, type Form } from './CompiledWebhook.tsx';
import { useCompiled } from './useCompiled.ts';

// The panel is taken away while another one is looked at.
let lastForm: Form = 'studyhook';

/** The webhooks that the draft compiles to: as Studyhook runs them, or as the platform would be told of them. */
export function CompiledPanel() {
  const draft = useCompiled();
  const { webhooks } = draft;
  const isUnfinished = useAnalysis(({ problems }) => problems.some(blocks));
  const isChecked = useAnalysis((analysis) => analysis.isChecked);
  const surroundings = useSurroundings((state) => state);
  const [form, setForm] = useState(lastForm);
  if (!isChecked) return <Loading label="Compiling the rule…" />;
  if (webhooks.length === 0) {
    return (
      <Empty icon={<IconFileCode size={28} aria-hidden />} title="No webhooks yet">
        Every way from an event to a call becomes a webhook. Draw one, and it is shown here.
      </Empty>
    );
  }
  const titles = titlesOf(draft, wordsOf(surroundings));
  const compiled = webhooks.map((webhook) => ({ webhook, wire: toHash(webhook) }));
  return (
    <section className="compiled" aria-label="Compiled webhooks">
      <div className="compiled-head">
        <SegmentedControl
          value={form}
          onChange={(value) => {
            lastForm = value === 'v3' ? 'v3' : 'studyhook';
            setForm(lastForm);
          }}
          aria-label="Form of the webhooks"
          data={[
            { value: 'studyhook', label: 'Studyhook' },
            { value: 'v3', label: 'Platform (v3)' },
          ]}
        />
        <CopyButton quiet label="Copy all" text={textOf(compiled, form)} />
      </div>
      <p className="compiled-about">{aboutOf(form, webhooks.length)}</p>
      {isUnfinished && (
        <p className="compiled-about" data-warning>
          The rule has problems, so this is what it comes to as far as it goes.
        </p>
      )}
      {compiled.map(({ webhook, wire }) => (
        <CompiledWebhook
          key={webhook.uuid}
          name={titles.get(webhook.uuid) ?? webhook.name}
          webhook={webhook}
          wire={wire}
          form={form}
        />
      ))}
    </section>
  );
}

function aboutOf(form: Form, count: number): string {
  const what = count === 1 ? 'One webhook, as' : `${count} webhooks, each as`;
  return form === 'v3'
    ? `${what} the hash that the platform’s webhook/add takes.`
    : `${what} it runs here.`;
}

function textOf(
  compiled: readonly { readonly webhook: Webhook; readonly wire: HashOutcome }[],
  form: Form,
): string {
  const shown = compiled.flatMap(({ webhook, wire }): unknown[] => {
    if (form === 'studyhook') return [webhook];
    return wire.kind === 'hash' ? [wire.hash] : [];
  });
  return JSON.stringify(shown, null, 2);
}

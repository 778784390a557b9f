import { SegmentedControl } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { eventLabel } from '../../shared/authoring/labels.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import { useAnalysis, useDraft } from '../draft/Workbench.tsx';
import { Empty, Loading } from '../ui/PageState.tsx';
import { ExamplePicker } from './ExamplePicker.tsx';
import type { Example } from './examples.ts';
import { Outcome } from './Outcome.tsx';
import './simulate.css';
import { useExamples } from './useExamples.ts';
import { ValueForm } from './ValueForm.tsx';

/** Tries the draft on an event, all in the browser: nothing is asked, stored or sent. */
export function TryPanel() {
  const nodes = useDraft(({ document }) => document.graph.nodes);
  const events = useMemo(
    () => [...new Set(nodes.flatMap((node) => (node.kind === 'trigger' ? [node.event] : [])))],
    [nodes],
  );
  const isChecked = useAnalysis((analysis) => analysis.isChecked);
  const [chosen, setChosen] = useState<string | null>(null);
  const event = chosen !== null && events.includes(chosen) ? chosen : events[0];
  if (event === undefined) {
    return (
      <Empty icon={<IconPlayerPlay size={28} aria-hidden />} title="Nothing to try yet">
        Add what starts the rule, such as “Study arrives”. Then see here what it would do.
      </Empty>
    );
  }
  if (!isChecked) return <Loading label="Checking the rule…" />;
  return (
    <div className="simulate">
      {events.length > 1 && (
        <SegmentedControl
          orientation="vertical"
          fullWidth
          aria-label="What happens"
          value={event}
          onChange={setChosen}
          data={events.map((one) => ({ value: one, label: eventLabel(one, ambra) }))}
        />
      )}
      <Trying key={event} type={event} />
    </div>
  );
}

/** The values that somebody has changed; another `round` each time they begin anew. */
interface Edited {
  readonly event: PlatformEvent | null;
  readonly round: number;
}

function Trying({ type }: { readonly type: string }) {
  const { isLoading, all } = useExamples(type);
  const [choice, setChoice] = useState<Example | null>(null);
  const [edited, setEdited] = useState<Edited>({ event: null, round: 0 });
  const example = choice ?? all[0];
  if (isLoading || !example) return <Loading label="Loading examples…" />;

  function begin(): void {
    setEdited({ event: null, round: edited.round + 1 });
  }

  const event = edited.event ?? example.event;
  return (
    <>
      <ExamplePicker
        examples={all}
        chosen={example}
        onChoose={(next) => {
          setChoice(next);
          begin();
        }}
      />
      <ValueForm
        key={edited.round}
        event={event}
        examples={all}
        onChange={(next) => {
          // What is tried stays what it was, also when another example would come first by now.
          setChoice(example);
          setEdited({ ...edited, event: next });
        }}
        onReset={edited.event ? begin : null}
      />
      <Outcome event={event} />
    </>
  );
}

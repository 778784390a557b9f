import { SegmentedControl } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMemo, useState, type Dispatch, type SetStateAction } from 'react';
import { eventLabel } from '../../shared/authoring/labels.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import { useAnalysis, useDraft } from '../draft/Workbench.tsx';
import { Empty, Loading } from '../ui/PageState.tsx';
import { ExamplePicker } from './ExamplePicker.tsx';
import type { Example } from './examples.ts';
import { Outcome } from './Outcome.tsx';
import type { Chosen, Setup } from './setup.ts';
import './simulate.css';
import { leadsToCall } from './tryOut.ts';
import { useExamples } from './useExamples.ts';
import { ValueForm } from './ValueForm.tsx';

interface Trying {
  readonly setup: Setup;
  readonly onSetup: Dispatch<SetStateAction<Setup>>;
}

/** Tries the draft on an event, all in the browser: nothing is asked, stored or sent. */
export function TryPanel({ setup, onSetup }: Trying) {
  const nodes = useDraft(({ document }) => document.graph.nodes);
  const events = useMemo(
    () => [...new Set(nodes.flatMap((node) => (node.kind === 'trigger' ? [node.event] : [])))],
    [nodes],
  );
  const isChecked = useAnalysis((analysis) => analysis.isChecked);
  const event = events.find((one) => one === setup.event) ?? events[0];
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
          onChange={(one) => {
            onSetup((before) => ({ ...before, event: one }));
          }}
          data={events.map((one) => ({ value: one, label: eventLabel(one, ambra) }))}
        />
      )}
      <Trial key={event} type={event} setup={setup} onSetup={onSetup} />
    </div>
  );
}

function Trial({ type, setup, onSetup }: Trying & { readonly type: string }) {
  const { isLoading, all } = useExamples(type);
  const first = useFirst(isLoading ? [] : all);
  // Another one each time that somebody begins anew: what was half typed goes with the values.
  const [round, setRound] = useState(0);
  const chosen = setup.chosen.get(type);
  const example = chosen?.example ?? first;
  if (!example) return <Loading label="Loading examples…" />;

  function choose(next: Chosen): void {
    onSetup((before) => ({ ...before, chosen: new Map(before.chosen).set(type, next) }));
  }

  const examples = all.some(({ key }) => key === example.key) ? all : [...all, example];
  const event = chosen?.edited ?? example.event;
  return (
    <>
      <ExamplePicker
        examples={examples}
        chosen={example}
        onChoose={(next) => {
          choose({ example: next, edited: null });
          setRound(round + 1);
        }}
      />
      <ValueForm
        key={round}
        event={event}
        examples={examples}
        onChange={(edited) => {
          // What is tried stays what it was, also when another example would come first by now.
          choose({ example, edited });
        }}
        onReset={
          chosen?.edited
            ? () => {
                choose({ example, edited: null });
                setRound(round + 1);
              }
            : null
        }
      />
      <Outcome
        event={event}
        answers={setup.answers}
        onAnswer={(webhook, answer) => {
          choose({ example, edited: chosen?.edited ?? null });
          onSetup((before) => ({
            ...before,
            answers: new Map(before.answers).set(webhook, answer),
          }));
        }}
      />
    </>
  );
}

/** The first that the rule would act on, else the first: it stays, whatever is drawn and comes in meanwhile. */
function useFirst(examples: readonly Example[]): Example | undefined {
  const webhooks = useAnalysis((analysis) => analysis.webhooks);
  const [first, setFirst] = useState<Example>();
  if (first) return first;
  const found = examples.find(({ event }) => leadsToCall(webhooks, event)) ?? examples[0];
  if (found) setFirst(found);
  return found;
}

import { Anchor } from '@mantine/core';
import { IconBolt, IconBoltOff } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { flowOf, type Flow } from '../../shared/authoring/flow.ts';
import { stepName } from '../../shared/authoring/stepName.ts';
import { blocks } from '../../shared/authoring/weight.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { GraphNode } from '../../shared/model/graph.ts';
import { wordsOf } from '../draft/surroundings.ts';
import { useAnalysis, useDraft, useSurroundings, useWorkbench } from '../draft/Workbench.tsx';
import { goodAnswer, type Answer } from './answer.ts';
import { lightUp } from './lightUp.ts';
import { StepCard } from './StepCard.tsx';
import { tryOut, type Step } from './tryOut.ts';
import { useFollowing } from './useFollowing.ts';

/** What the event would lead to, here as calls and on the drawing as light. */
export function Outcome({
  event,
  answers,
  onAnswer,
}: {
  readonly event: PlatformEvent;
  /** By the webhook's uuid. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly onAnswer: (webhook: string, answer: Answer) => void;
}) {
  const webhooks = useAnalysis((analysis) => analysis.webhooks);
  const tried = useDeferredValue(event);
  const pretended = useDeferredValue(answers);
  const steps = useMemo(
    () => tryOut({ webhooks, event: tried, now: new Date(tried.time), answers: pretended }),
    [webhooks, tried, pretended],
  );
  const flow = useFlow();
  useLight(tried, steps);
  const list = useRef<HTMLDivElement>(null);
  useFollowing(list);
  const calls = steps.filter(({ request }) => request !== null).length;
  return (
    <section aria-label="What would happen">
      <div role="status">
        <h3 className="simulate-summary">
          {calls > 0 ? <IconBolt size={18} aria-hidden /> : <IconBoltOff size={18} aria-hidden />}
          {summary(steps, calls)}
        </h3>
      </div>
      <Unready />
      <div className="simulate-steps" ref={list}>
        {madeFirst(steps).map((step, at) => (
          <StepCard
            key={`${at} ${step.decision.webhook.uuid}`}
            step={step}
            isAmbiguous={isAmbiguous(step, steps)}
            flow={flow}
            answer={answers.get(step.decision.webhook.uuid) ?? goodAnswer}
            onAnswer={(answer) => {
              onAnswer(step.decision.webhook.uuid, answer);
            }}
          />
        ))}
      </div>
    </section>
  );
}

/** What keeps the draft from being published keeps all of this from happening. */
function Unready() {
  const { desk } = useWorkbench();
  const count = useAnalysis(({ problems }) => problems.filter(blocks).length);
  if (count === 0) return null;
  return (
    <p className="simulate-unready">
      {count === 1 ? 'A problem has' : `${count} problems have`} to be mended before the rule can be
      published.{' '}
      <Anchor
        component="button"
        fz="inherit"
        fw={600}
        onClick={() => {
          desk.open('problems');
        }}
      >
        Show
      </Anchor>
    </p>
  );
}

/** What would be called stands before what would not, each with what follows from it. */
function madeFirst(steps: readonly Step[]): Step[] {
  const groups: Step[][] = [];
  for (const step of steps) {
    if (step.depth === 0) groups.push([step]);
    else groups.at(-1)?.push(step);
  }
  const isMade = ([first]: Step[]) => first?.request != null;
  return [...groups.filter(isMade), ...groups.filter((group) => !isMade(group))].flat();
}

function useFlow(): Flow {
  const nodes = useDraft(({ document }) => document.graph.nodes);
  const wires = useDraft(({ document }) => document.graph.wires);
  return useMemo(() => flowOf({ nodes, wires, positions: {} }), [nodes, wires]);
}

function useLight(event: PlatformEvent, steps: readonly Step[]): void {
  const { desk } = useWorkbench();
  const { graph, timeZone } = useDraft(({ document }) => document);
  const words = useSurroundings(wordsOf);
  useEffect(() => {
    const nameOf = (node: GraphNode): string => stepName(node, words);
    desk.show(lightUp(graph, event, steps, { timeZone, nameOf }));
  }, [desk, graph, event, steps, timeZone, words]);
  useEffect(
    () => () => {
      desk.show(null);
    },
    [desk],
  );
}

function isAmbiguous(step: Step, steps: readonly Step[]): boolean {
  const nodeOf = ({ decision }: Step): string => decision.webhook.origin.node;
  return steps.some((other) => other !== step && nodeOf(other) === nodeOf(step));
}

function summary(steps: readonly Step[], calls: number): string {
  if (steps.length === 0) return 'No call comes of this yet: the drawing is not complete.';
  if (calls === 0) return 'Nothing would be called';
  return calls === 1 ? 'One call would be made' : `${calls} calls would be made`;
}

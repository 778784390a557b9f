import type { Condition } from '../model/condition.ts';
import type { ActionNode, Graph } from '../model/graph.ts';
import type { Webhook } from '../model/webhook.ts';
import type { Catalogue } from '../catalogue.ts';
import { countLeaves } from './conditions.ts';
import { flowOf, type Flow } from './flow.ts';
import { eventLabel, startLabel } from './labels.ts';
import { createDiagrams, nothing, type Diagram, type Diagrams } from './compile/diagram.ts';
import { factor } from './compile/factor.ts';
import { withDistinctNames } from './compile/names.ts';
import { typedRow } from './compile/rowTypes.ts';
import type { CompileConnection } from './compile/target.ts';
import { variablesOf, type Variables } from './compile/variables.ts';
import { sourcesOf, walk, type Arrival, type Source, type Way } from './compile/walk.ts';
import { webhookOf } from './compile/webhooks.ts';

export interface CompileContext {
  readonly rule: { readonly id: string; readonly name: string };
  /** The number that the version will have. */
  readonly version: number;
  /** IANA name; the rule's. */
  readonly timeZone: string;
  readonly connections: readonly CompileConnection[];
  readonly catalogue: Catalogue;
}

/** Why a trigger-action pair has no webhook, or one that is not what was drawn. `check` words it. */
export type Obstacle =
  | { readonly kind: 'too_many_terms'; readonly source: Source; readonly action: ActionNode }
  /** No event can take this way: its decisions contradict each other. */
  | { readonly kind: 'never'; readonly source: Source; readonly action: ActionNode }
  /** Compiled with the first way's total. */
  | {
      readonly kind: 'waits_differ';
      readonly source: Source;
      readonly action: ActionNode;
      readonly ways: readonly [Way, Way];
    };

export interface Compiled {
  /** By source (triggers, then action exits) and action, in the order of the nodes. */
  readonly webhooks: Webhook[];
  readonly obstacles: Obstacle[];
}

/** A condition of more leaves is a problem on the rule (DESIGN, decision 1). */
export const mostTerms = 200;

/** Beyond it the diagrams of a rule cannot come to 200 terms that a person would have meant. */
const mostDiagrams = 100_000;

interface Found {
  readonly source: Source;
  readonly arrivals: ReadonlyMap<string, Arrival>;
}

/**
 * Turns a graph into webhooks: one for every trigger-action pair, whatever the number of ways between them (DESIGN,
 * decisions 1 to 5). Compiles a draft with mistakes as far as it goes: an action without command or connection has no
 * webhooks, wires in a loop carry nothing. `check` is what says whether it may be published.
 */
export function compile(graph: Graph, context: CompileContext): Compiled {
  const flow = flowOf(graph);
  const variables = variablesOf(flow, (row) => typedRow(context.catalogue, row));
  const diagrams = createDiagrams(mostDiagrams);
  const found = sourcesOf(flow).map((source) => ({
    source,
    arrivals: walk(flow, source, variables.decisions, diagrams),
  }));
  const obstacles: Obstacle[] = [];
  const uuids = new Map<string, string[]>();
  const made = new Map<string, Webhook>();
  const writing = { context, worded: writerFor(diagrams, variables), uuids, obstacles };
  for (const action of inOrder(flow)) {
    for (const { source, arrivals } of found) {
      const arrival = arrivals.get(action.id);
      const webhook = arrival && write(writing, source, action, arrival);
      if (!webhook) continue;
      made.set(keyOf(source, action), webhook);
      uuids.set(action.id, [...(uuids.get(action.id) ?? []), webhook.uuid].sort());
    }
  }
  const webhooks = inReadingOrder(flow, found, made);
  return { webhooks: named(flow, found, webhooks, context.catalogue), obstacles };
}

interface Writing {
  readonly context: CompileContext;
  readonly worded: (when: Diagram) => Condition | null;
  /** The webhooks of each action so far; a chain's condition names them. */
  readonly uuids: ReadonlyMap<string, readonly string[]>;
  readonly obstacles: Obstacle[];
}

/** Writes diagrams as conditions, each once: triggers that lead to the same action often share it. */
function writerFor(diagrams: Diagrams, variables: Variables): (when: Diagram) => Condition | null {
  const written = new Map<Diagram, Condition | null>();
  return (when) => {
    const before = written.get(when);
    if (before !== undefined) return before;
    const condition = factor(diagrams, when, (variable, values) =>
      variables.literal(variable, values),
    );
    written.set(when, condition);
    return condition;
  };
}

function write(
  writing: Writing,
  source: Source,
  action: ActionNode,
  arrival: Arrival,
): Webhook | null {
  const { context, obstacles } = writing;
  const [way, other] = arrival.ways;
  if (arrival.when === nothing) {
    obstacles.push({ kind: 'never', source, action });
    return null;
  }
  if (other) obstacles.push({ kind: 'waits_differ', source, action, ways: [way, other] });
  const drawn = arrival.wording ?? writing.worded(arrival.when);
  if (!drawn || countLeaves(drawn) > mostTerms) {
    obstacles.push({ kind: 'too_many_terms', source, action });
    return null;
  }
  const when = behind(source, drawn, writing.uuids);
  return when && webhookOf(context, { source, action, when, delay: way.seconds });
}

/** What a source adds to the condition: behind an exit, which webhooks it is the exit of. Null where there are none. */
function behind(
  source: Source,
  drawn: Condition,
  uuids: ReadonlyMap<string, readonly string[]>,
): Condition | null {
  if (source.kind === 'trigger') return drawn;
  const of = uuids.get(source.node.id);
  return of ? chainCondition(of, drawn) : null;
}

/** The condition of a chain: it is the exit of one of these webhooks, and what is drawn behind it holds. */
export function chainCondition(uuids: readonly string[], drawn: Condition): Condition {
  const row: Condition = { field: 'webhook.uuid', op: 'in', value: [...uuids], type: 'text' };
  const rest = 'all' in drawn ? drawn.all : [drawn];
  return rest.length === 0 ? row : { all: [row, ...rest] };
}

function inOrder(flow: Flow): ActionNode[] {
  return flow.order.flatMap((id) => {
    const node = flow.byId.get(id);
    return node?.kind === 'action' ? [node] : [];
  });
}

function inReadingOrder(
  flow: Flow,
  found: readonly Found[],
  made: ReadonlyMap<string, Webhook>,
): Webhook[] {
  const actions = [...flow.byId.values()].filter((node) => node.kind === 'action');
  return found.flatMap(({ source }) =>
    actions.flatMap((action) => made.get(keyOf(source, action)) ?? []),
  );
}

function keyOf(source: Source, action: ActionNode): string {
  return JSON.stringify([source.id, action.id]);
}

function named(
  flow: Flow,
  found: readonly Found[],
  webhooks: readonly Webhook[],
  catalogue: Catalogue,
): Webhook[] {
  const sources = new Map(found.map(({ source }) => [source.id, source]));
  return withDistinctNames(webhooks, {
    startOf: ({ origin, event }) => {
      const source = sources.get(origin.trigger);
      return source ? startLabel(source, catalogue) : eventLabel(event, catalogue);
    },
    isKept: ({ origin, name }) => {
      const action = flow.byId.get(origin.node);
      return action?.kind === 'action' && action.kept?.[origin.trigger]?.name === name;
    },
  });
}

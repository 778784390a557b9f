import type { ActionNode, Graph, TriggerNode } from '../model/graph.ts';
import { factor } from './compile/factor.ts';
import { createDiagrams, nothing, type Diagram, type Diagrams } from './compile/diagram.ts';
import { typedRow } from './compile/rowTypes.ts';
import { variablesOf, type Variables } from './compile/variables.ts';
import { nodesOf, sourcesOf, walk, type Arrival, type Source } from './compile/walk.ts';
import { countLeaves } from './conditions.ts';
import { callWords, mannerWords } from './describe/calls.ts';
import type { Words } from './describe/names.ts';
import { decided, type Decided, type Phrase } from './describe/decided.ts';
import { startWords } from './describe/starts.ts';
import { flowOf, type Flow } from './flow.ts';
import { labelOf } from './labels.ts';
import { spanOf } from './words.ts';

export { describeCondition } from './describe/tests.ts';
export type { Words } from './describe/names.ts';
export type { Phrase } from './describe/decided.ts';

export type Sentence = readonly Phrase[];

export interface DescribeOptions extends Words {
  /** The rule's; said of schedules. */
  readonly timeZone?: string;
}

interface Telling {
  readonly flow: Flow;
  readonly options: DescribeOptions;
  readonly diagrams: Diagrams;
  readonly variables: Variables;
  readonly arrivals: ReadonlyMap<Source, ReadonlyMap<string, Arrival>>;
  readonly told: Set<string>;
}

/**
 * The rule in sentences, one for each action and what leads to it; what follows an action's success or failure is told
 * right after it. Says what the webhooks will do (conditions simplified as they are compiled), in the words of the
 * catalogue and with names in place of uuids. Ways that nothing can take are not told.
 */
export function describe(graph: Graph, options: DescribeOptions): Sentence[] {
  const flow = flowOf(graph);
  const diagrams = createDiagrams(20_000);
  const variables = variablesOf(flow, (row) => typedRow(options.catalogue, row));
  const sources = sourcesOf(flow);
  const arrivals = new Map(
    sources.map((source) => [source, walk(flow, source, variables.decisions, diagrams)] as const),
  );
  const telling = { flow, options, diagrams, variables, arrivals, told: new Set<string>() };
  const triggers = sources.filter((source) => source.kind === 'trigger');
  return [
    ...actionsOf(flow).flatMap((action) => tell(telling, triggers, action, null)),
    ...triggers.flatMap(({ node }) => idle(telling, node)),
  ];
}

/** The sentences as one plain text. */
export function toText(sentences: readonly Sentence[]): string {
  return sentences.map((sentence) => sentence.map(({ text }) => text).join('')).join(' ');
}

function tell(
  telling: Telling,
  sources: readonly Source[],
  action: ActionNode,
  after: string | null,
): Sentence[] {
  const groups = groupAlike(telling, sources, action);
  const own = groups.map((group) => sentenceFor(telling, group, action, after));
  if (own.length === 0 || telling.told.has(action.id)) return own;
  telling.told.add(action.id);
  const exits = [...telling.arrivals.keys()].filter(
    (source) => source.kind === 'exit' && source.node.id === action.id,
  );
  const following = exits.flatMap((exit) =>
    actionsOf(telling.flow).flatMap((next) => tell(telling, [exit], next, action.id)),
  );
  return [...own, ...following];
}

interface Group {
  readonly sources: readonly Source[];
  readonly arrival: Arrival;
}

/** Sources whose events are treated alike share a sentence. */
function groupAlike(telling: Telling, sources: readonly Source[], action: ActionNode): Group[] {
  const groups = new Map<string, Group>();
  for (const source of sources) {
    const arrival = telling.arrivals.get(source)?.get(action.id);
    if (!arrival || arrival.when === nothing) continue;
    const [{ seconds }] = arrival.ways;
    const key = `${String(arrival.when)} ${String(seconds)}`;
    const before = groups.get(key);
    groups.set(key, {
      sources: [...(before?.sources ?? []), source],
      arrival: before?.arrival ?? arrival,
    });
  }
  return [...groups.values()];
}

function sentenceFor(
  telling: Telling,
  group: Group,
  action: ActionNode,
  after: string | null,
): Sentence {
  const { options } = telling;
  return [
    ...starts(telling, group.sources, after),
    ...conditions(telling, group.arrival.when),
    ...waits(telling, group.arrival),
    { text: ', then ' },
    { text: callWords(action, options) + mannerWords(action, options), node: action.id },
    { text: '.' },
  ];
}

function starts({ options }: Telling, sources: readonly Source[], after: string | null): Phrase[] {
  return sources.flatMap((source, index): Phrase[] => {
    const joint = index === 0 ? [] : [{ text: ', or ' }];
    if (source.kind === 'trigger') {
      const text = startWords(source.node, options.timeZone, options);
      const words = index === 0 ? text : text.charAt(0).toLowerCase() + text.slice(1);
      return [...joint, { text: words, node: source.node.id }];
    }
    const what = after === source.node.id ? 'that' : `“${labelOf(source.node, options.catalogue)}”`;
    const text = source.exit === 'failed' ? `If ${what} fails` : `Once ${what} has succeeded`;
    return [{ text, node: source.node.id }];
  });
}

function conditions({ diagrams, variables, options, flow }: Telling, when: Diagram): Phrase[] {
  const literals: Decided[] = [];
  const condition = factor(diagrams, when, (variable, values) => {
    literals.push({ variable, values });
    // A leaf of its own, so that the words of each decision keep their node.
    return { raw: { filter_field: String(literals.length - 1), filter_regexp: '' } };
  });
  if (!condition || countLeaves(condition) > 50) {
    return [{ text: ', if its conditions hold (there are too many to tell)' }];
  }
  const phrases = decided(condition, literals, { flow, variables, words: options });
  return phrases.length > 0 ? [{ text: ', only if ' }, ...phrases] : [];
}

function waits({ flow }: Telling, { ways: [way] }: Arrival): Phrase[] {
  return nodesOf(way).flatMap((id) => {
    const node = flow.byId.get(id);
    if (node?.kind !== 'wait' || node.seconds === 0) return [];
    return [{ text: ', ' }, { text: `wait ${spanOf(node.seconds)}`, node: id }];
  });
}

function idle({ arrivals, options, flow }: Telling, trigger: TriggerNode): Sentence[] {
  const own = [...arrivals].find(([{ node }]) => node === trigger)?.[1];
  const calls = actionsOf(flow).some(({ id }) => (own?.get(id)?.when ?? nothing) !== nothing);
  if (calls) return [];
  const start = startWords(trigger, options.timeZone, options);
  return [[{ text: start, node: trigger.id }, { text: ', nothing happens yet.' }]];
}

function actionsOf(flow: Flow): ActionNode[] {
  return [...flow.byId.values()].filter((node) => node.kind === 'action');
}

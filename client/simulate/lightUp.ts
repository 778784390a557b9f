import { upperFirst } from '@mantine/hooks';
import { flowOf, type Flow } from '../../shared/authoring/flow.ts';
import { eventLabel } from '../../shared/authoring/labels.ts';
import { spanOf } from '../../shared/authoring/words.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Graph, GraphNode, SplitNode, Wire } from '../../shared/model/graph.ts';
import type { Trial } from '../draft/desk.ts';
import { decisive, judge } from './judge.ts';
import { reasonWords, withoutWanted } from './reasonWords.ts';
import type { Step } from './tryOut.ts';

/**
 * Where the event goes on the drawing, and why it does not go further. Whether a call is made, how it ends and what can
 * be read behind that is what `steps` say: the drawing makes up no events of its own, so that it cannot tell otherwise.
 */
export function lightUp(
  graph: Graph,
  event: PlatformEvent,
  steps: readonly Step[],
  setting: Setting,
): Trial {
  const lighting = new Lighting(flowOf(graph), event, steps, setting);
  for (const id of lighting.flow.order) lighting.visit(id);
  return lighting.trial();
}

/** An event that leaves a node, by which exit, and why. */
interface Leaving {
  readonly event: PlatformEvent;
  readonly exit: string;
  readonly why: string;
}

/** By which clock the rule goes, and what its steps are called. */
export interface Setting {
  readonly timeZone: string;
  readonly nameOf: (node: GraphNode) => string;
}

class Lighting {
  readonly flow: Flow;
  readonly #event: PlatformEvent;
  readonly #steps: readonly Step[];
  readonly #setting: Setting;
  readonly #lit = new Map<string, string>();
  readonly #dark = new Map<string, string>();
  readonly #unsent = new Set<string>();
  /** Behind calls that end in several ways, several events come to one node. */
  readonly #left = new Map<string, readonly Leaving[]>();
  readonly #wires: Wire[] = [];

  constructor(flow: Flow, event: PlatformEvent, steps: readonly Step[], setting: Setting) {
    this.flow = flow;
    this.#event = event;
    this.#steps = steps;
    this.#setting = setting;
  }

  trial(): Trial {
    return { lit: this.#lit, dark: this.#dark, unsent: this.#unsent, wires: this.#wires };
  }

  /** Nodes come in the order of the flow: whatever leads here has been judged. */
  visit(id: string): void {
    const node = this.flow.byId.get(id);
    if (!node || node.kind === 'note') return;
    if (node.kind === 'trigger') {
      this.#start(node);
      return;
    }
    const into = this.flow.into.get(id) ?? [];
    const arriving = into.map((wire) => ({ wire, events: this.#along(wire) }));
    const lively = arriving.filter(({ events }) => events.length > 0);
    if (lively.length === 0) {
      this.#dark.set(id, this.#whyDark(into));
      return;
    }
    this.#wires.push(...lively.map(({ wire }) => wire));
    this.#pass(node, [...new Set(lively.flatMap(({ events }) => events))]);
  }

  #along({ from, exit }: Wire): PlatformEvent[] {
    const left = this.#left.get(from) ?? [];
    return left.filter((one) => one.exit === exit).map(({ event }) => event);
  }

  #start(node: Extract<GraphNode, { kind: 'trigger' }>): void {
    const { type } = this.#event;
    if (node.event !== type) {
      this.#dark.set(
        node.id,
        `This waits for “${eventLabel(node.event, ambra)}”; what happened is “${eventLabel(type, ambra)}”.`,
      );
      return;
    }
    const happened = 'This is what happened.';
    const setting = { timeZone: this.#setting.timeZone, maxAge: node.maxAge };
    const { matches, reasons } = judge({ all: [] }, this.#event, setting);
    if (matches) this.#leave(node.id, [{ event: this.#event, exit: 'out', why: happened }]);
    else this.#dark.set(node.id, sentence(reasons.find(({ holds }) => !holds)?.text ?? happened));
  }

  #pass(
    node: Exclude<GraphNode, { kind: 'trigger' | 'note' }>,
    events: readonly PlatformEvent[],
  ): void {
    switch (node.kind) {
      case 'condition':
        this.#leave(
          node.id,
          events.map((event) => {
            const { matches, reasons } = this.#judge(node.when, event);
            const why = `${matches ? 'Yes' : 'No'}${decisive(reasons)}`;
            return { event, exit: matches ? 'yes' : 'no', why };
          }),
        );
        return;
      case 'split':
        this.#leave(
          node.id,
          events.map((event) => this.#split(node, event)),
        );
        return;
      case 'wait':
        this.#leave(
          node.id,
          events.map((event) => ({ event, exit: 'out', why: `Waits ${spanOf(node.seconds)}.` })),
        );
        return;
      case 'action':
        this.#call(node);
    }
  }

  #split({ field, cases, matchCase }: SplitNode, event: PlatformEvent): Leaving {
    if (field.trim() === '')
      return { event, exit: 'otherwise', why: 'Otherwise: the split has no field yet.' };
    const found = cases.find(({ values }) => {
      const row = { field, op: 'in' as const, value: values, ...(matchCase && { matchCase }) };
      return this.#judge(row, event).matches;
    });
    const { reasons } = this.#judge({ field, op: 'has_value' }, event);
    const seen = reasons.map((reason) => ({ ...reason, text: withoutWanted(reason.text) }));
    const name = found?.name ?? found?.values.join(', ') ?? 'Otherwise';
    return { event, exit: found?.id ?? 'otherwise', why: `${name}${decisive(seen)}` };
  }

  #call(node: Extract<GraphNode, { kind: 'action' }>): void {
    const own = this.#steps.filter(({ decision }) => decision.webhook.origin.node === node.id);
    const ended = own.flatMap(({ end, decision }) =>
      end ? [{ event: end.event, exit: end.ending, why: whyCalled(decision) }] : [],
    );
    if (ended.length > 0) {
      this.#leave(node.id, ended);
      if (own.every(({ request }) => request === null)) this.#unsent.add(node.id);
      return;
    }
    const [first] = own;
    const obstacle = first?.decision.match.reasons.find(({ holds }) => !holds);
    const why = obstacle && first && reasonWords(obstacle, first.decision.webhook.when);
    this.#dark.set(node.id, why === undefined ? 'It is not complete yet.' : sentence(why));
  }

  #leave(id: string, left: readonly Leaving[]): void {
    this.#left.set(id, left);
    this.#lit.set(id, wordsOf(left));
  }

  #whyDark(into: readonly Wire[]): string {
    const reasons = into.map(({ from, exit }) => {
      const before = this.flow.byId.get(from);
      const left = this.#left.get(from);
      if (!before) return '';
      if (!left) return this.#dark.get(from) ?? '';
      const why = wordsOf(left);
      const label = `“${this.#setting.nameOf(before)}”`;
      if (before.kind === 'action')
        return `${label} is taken to ${exit === 'failed' ? 'succeed' : 'fail'}.`;
      if (before.kind === 'split') return `${label} leads to ${why}`;
      return `${label} says ${why.charAt(0).toLowerCase()}${why.slice(1)}`;
    });
    return [...new Set(reasons)].filter(Boolean).join(' ') || 'Nothing leads here.';
  }

  #judge(when: Parameters<typeof judge>[0], event: PlatformEvent) {
    return judge(when, event, { timeZone: this.#setting.timeZone });
  }
}

function whyCalled(decision: Step['decision']): string {
  return decision.kind === 'owed' && decision.substitution.kind !== 'ready'
    ? sentence(decision.substitution.why)
    : 'Would be called.';
}

function wordsOf(left: readonly Leaving[]): string {
  return [...new Set(left.map(({ why }) => why))].join(' ');
}

function sentence(text: string): string {
  return `${upperFirst(text)}.`;
}

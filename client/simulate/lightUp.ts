import { typedRow } from '../../shared/authoring/compile/rowTypes.ts';
import { mapRows } from '../../shared/authoring/conditions.ts';
import { flowOf, type Flow } from '../../shared/authoring/flow.ts';
import { eventLabel, labelOf } from '../../shared/authoring/labels.ts';
import { spanOf } from '../../shared/authoring/words.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import { match, type Match } from '../../shared/dispatch/match.ts';
import type { Condition } from '../../shared/model/condition.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Graph, GraphNode, SplitNode, Wire } from '../../shared/model/graph.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import type { Trial } from '../draft/desk.ts';
import type { Step } from './tryOut.ts';

/** Where the event goes on the drawing, and why it does not go further. */
export function lightUp(
  graph: Graph,
  event: PlatformEvent,
  steps: readonly Step[],
  timeZone: string,
): Trial {
  const lighting = new Lighting(flowOf(graph), event, steps, timeZone);
  for (const id of lighting.flow.order) lighting.visit(id);
  return lighting.trial();
}

class Lighting {
  readonly flow: Flow;
  readonly #event: PlatformEvent;
  readonly #steps: readonly Step[];
  readonly #timeZone: string;
  readonly #lit = new Map<string, string>();
  readonly #dark = new Map<string, string>();
  readonly #taken = new Map<string, { readonly exits: readonly string[]; readonly why: string }>();
  readonly #wires: Wire[] = [];

  constructor(flow: Flow, event: PlatformEvent, steps: readonly Step[], timeZone: string) {
    this.flow = flow;
    this.#event = event;
    this.#steps = steps;
    this.#timeZone = timeZone;
  }

  trial(): Trial {
    return { lit: this.#lit, dark: this.#dark, wires: this.#wires };
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
    const lively = into.filter(({ from, exit }) => this.#taken.get(from)?.exits.includes(exit));
    if (lively.length === 0) {
      this.#dark.set(id, this.#whyDark(into));
      return;
    }
    this.#wires.push(...lively);
    this.#pass(node);
  }

  #start(node: Extract<GraphNode, { kind: 'trigger' }>): void {
    if (node.event !== this.#event.type) {
      this.#dark.set(
        node.id,
        `This waits for “${eventLabel(node.event, ambra)}”; what happened is “${eventLabel(this.#event.type, ambra)}”.`,
      );
      return;
    }
    const { matches, reasons } = this.#judge({ all: [] }, node.maxAge);
    const why = reasons.find(({ holds }) => !holds)?.text ?? 'This is what happened.';
    if (matches) this.#take(node.id, ['out'], 'This is what happened.');
    else this.#dark.set(node.id, sentence(why));
  }

  #pass(node: Exclude<GraphNode, { kind: 'trigger' | 'note' }>): void {
    switch (node.kind) {
      case 'condition': {
        const { matches, reasons } = this.#judge(node.when);
        const words = decisive(reasons);
        this.#take(node.id, [matches ? 'yes' : 'no'], `${matches ? 'Yes' : 'No'}${words}`);
        return;
      }
      case 'split':
        this.#split(node);
        return;
      case 'wait':
        this.#take(node.id, ['out'], `Waits ${spanOf(node.seconds)}.`);
        return;
      case 'action':
        this.#call(node);
    }
  }

  #split(node: SplitNode): void {
    const { field, cases, matchCase } = node;
    const found = cases.find(
      ({ values }) =>
        this.#judge({ field, op: 'in', value: values, ...(matchCase && { matchCase }) }).matches,
    );
    const words = decisive(this.#judge({ field, op: 'has_value' }).reasons);
    this.#take(
      node.id,
      [found?.id ?? 'otherwise'],
      `${found?.name ?? found?.values.join(', ') ?? 'Otherwise'}${words}`,
    );
  }

  #call(node: Extract<GraphNode, { kind: 'action' }>): void {
    const own = this.#steps.filter(({ decision }) => decision.webhook.origin.node === node.id);
    const owed = own.filter(({ decision }) => decision.kind === 'owed');
    if (owed.length === 0) {
      const reasons = own[0]?.decision.match.reasons ?? [];
      const why = reasons.find(({ holds }) => !holds)?.text;
      this.#dark.set(node.id, why === undefined ? 'It is not complete yet.' : sentence(why));
      return;
    }
    const exits = [...new Set(owed.flatMap(({ ending }) => ending ?? []))];
    this.#take(
      node.id,
      exits,
      owed.some(({ request }) => request !== null) ? 'Would be called.' : whyStopped(owed),
    );
  }

  #take(id: string, exits: readonly string[], why: string): void {
    this.#taken.set(id, { exits, why });
    this.#lit.set(id, why);
  }

  #whyDark(into: readonly Wire[]): string {
    const reasons = into.map(({ from, exit }) => {
      const before = this.flow.byId.get(from);
      const taken = this.#taken.get(from);
      if (!before) return '';
      if (!taken) return this.#dark.get(from) ?? '';
      if (before.kind === 'action')
        return `“${labelOf(before, ambra)}” is taken to ${exit === 'failed' ? 'succeed' : 'fail'}.`;
      if (before.kind === 'split') return `“${labelOf(before, ambra)}” leads to ${taken.why}`;
      return `“${labelOf(before, ambra)}” says ${taken.why.charAt(0).toLowerCase()}${taken.why.slice(1)}`;
    });
    return [...new Set(reasons)].filter(Boolean).join(' ') || 'Nothing leads here.';
  }

  #judge(when: Condition, maxAge?: number): Match {
    const typed = mapRows(when, (row) => typedRow(ambra, row));
    return match(probe(typed, this.#event, this.#timeZone, maxAge), {
      ...this.#event,
      target: probeId,
    });
  }
}

const probeId = 'probe';

/** A webhook that only asks: `match` then gives its reasons row by row. */
function probe(
  when: Condition,
  event: PlatformEvent,
  timeZone: string,
  maxAge: number | undefined,
): Webhook {
  return {
    uuid: probeId,
    name: '',
    event: event.type,
    url: '',
    method: 'POST',
    parameters: {},
    when,
    connection: '',
    retry: false,
    once: false,
    by_uid: false,
    by_accession_number: false,
    by_webhook_event: false,
    once_key: '',
    delay: 0,
    ...(maxAge !== undefined && { max_age: maxAge }),
    suspended: false,
    time_zone: timeZone,
    on_missing: {},
    origin: { rule: '', version: 0, node: '', trigger: '' },
  };
}

function decisive(reasons: Match['reasons']): string {
  const telling = reasons.filter((reason) => reason.decisive && reason.path !== 'event');
  return telling.length === 0 ? '.' : `: ${telling.map(found).join('; ')}.`;
}

function whyStopped(owed: readonly Step[]): string {
  const whys = owed.flatMap(({ decision }) =>
    decision.kind === 'owed' && decision.substitution.kind !== 'ready'
      ? [sentence(decision.substitution.why)]
      : [],
  );
  return [...new Set(whys)].join(' ');
}

/** What the rule wanted is worth telling where it did not get it. */
function found({ text, holds }: Match['reasons'][number]): string {
  return holds ? text.replace(/; the rule wants .*$/, '') : text;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import { toHash } from '../../shared/ambra/wire.ts';
import { check, type CheckContext } from '../../shared/authoring/check.ts';
import { compile } from '../../shared/authoring/compile.ts';
import { describe, type Sentence } from '../../shared/authoring/describe.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import type { Document, Draft } from './store.ts';
import { wordsOf, type Surroundings } from './surroundings.ts';

/** What follows from the draft: worked out a moment after each change, never stored. */
export interface Analysis {
  readonly problems: readonly Problem[];
  /** The same by node. */
  readonly byNode: ReadonlyMap<string, readonly Problem[]>;
  readonly sentences: readonly Sentence[];
  readonly webhooks: readonly Webhook[];
}

export type AnalysisStore = StoreApi<Analysis> & {
  /** Works it out at once where it is behind: before publishing, before a trial run. */
  now(): Analysis;
  /** Begins to follow the draft; returns how to stop. */
  follow(): () => void;
};

/** While somebody types or drags, what follows waits until there is a moment. */
const calmMs = 120;

export function createAnalysis(draft: Draft, surroundings: StoreApi<Surroundings>): AnalysisStore {
  let analysed = saidBy(draft.getState().document, surroundings.getState());
  const store = createStore<Analysis>(() => analyse(analysed));
  let timer: ReturnType<typeof setTimeout> | undefined;

  function catchUp(): void {
    clearTimeout(timer);
    timer = undefined;
    const said = saidBy(draft.getState().document, surroundings.getState());
    if (isSame(said, analysed)) return;
    analysed = said;
    store.setState(analyse(said));
  }

  function soon(): void {
    timer ??= setTimeout(catchUp, calmMs);
  }

  return {
    ...store,
    now() {
      catchUp();
      return store.getState();
    },
    follow() {
      const deaf = [draft.subscribe(soon), surroundings.subscribe(soon)];
      soon();
      return () => {
        clearTimeout(timer);
        timer = undefined;
        for (const stop of deaf) stop();
      };
    },
  };
}

interface Said {
  readonly document: Document;
  readonly surroundings: Surroundings;
}

function saidBy(document: Document, surroundings: Surroundings): Said {
  return { document, surroundings };
}

/** Where nodes stand changes nothing about what a rule says. */
function isSame(one: Said, other: Said): boolean {
  const { graph, name, timeZone } = one.document;
  const { graph: otherGraph, name: otherName, timeZone: otherZone } = other.document;
  return (
    one.surroundings === other.surroundings &&
    graph.nodes === otherGraph.nodes &&
    graph.wires === otherGraph.wires &&
    name === otherName &&
    timeZone === otherZone
  );
}

/** What checking the document takes, as on the server. */
export function checkContext({ document, surroundings }: Said): CheckContext {
  const { rule, version, connections, identities, names } = surroundings;
  return {
    rule: { id: rule.id, name: document.name },
    version,
    timeZone: document.timeZone,
    connections,
    identities,
    signsIn: (id) => {
      const connection = connections.find((one) => one.id === id);
      return connection && connection.auth.kind !== 'none';
    },
    namesOf: (connection, kind) => names.get(connection)?.[kind],
    catalogue: ambra,
    portability: (webhook) => {
      const wire = toHash(webhook, {});
      return wire.kind === 'not_portable' ? wire.problems : [];
    },
  };
}

function analyse(said: Said): Analysis {
  const { graph, timeZone } = said.document;
  const context = checkContext(said);
  const problems = check(graph, context);
  const byNode = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.node === undefined) continue;
    byNode.set(problem.node, [...(byNode.get(problem.node) ?? []), problem]);
  }
  return {
    problems,
    byNode,
    sentences: describe(graph, { ...wordsOf(said.surroundings), timeZone }),
    webhooks: compile(graph, context).webhooks,
  };
}

import { toHash } from '../../shared/ambra/wire.ts';
import { check, type CheckContext } from '../../shared/authoring/check.ts';
import { compile } from '../../shared/authoring/compile.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import type { Document } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import { tellUnfinished, type UnfinishedStore } from './unfinished.ts';

export interface Said {
  readonly document: Document;
  readonly surroundings: Surroundings;
  /** JSON that is no parameters yet, by node. */
  readonly unfinished: ReturnType<UnfinishedStore['getState']>;
}

/** What checking and compiling find. */
export interface Findings {
  readonly problems: readonly Problem[];
  /** The same by node. */
  readonly byNode: ReadonlyMap<string, readonly Problem[]>;
  readonly webhooks: readonly Webhook[];
}

/** What checking the document takes, as on the server. */
export function checkContext({
  document,
  surroundings,
}: Pick<Said, 'document' | 'surroundings'>): CheckContext {
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

/** What is wrong with the document, and what it compiles to. */
export function findIn(said: Said): Findings {
  const { graph } = said.document;
  const context = checkContext(said);
  const problems = [
    ...check(graph, context),
    ...tellUnfinished(said.unfinished, graph.nodes),
    ...said.surroundings.besides,
  ];
  const byNode = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.node === undefined) continue;
    byNode.set(problem.node, [...(byNode.get(problem.node) ?? []), problem]);
  }
  return { problems, byNode, webhooks: compile(graph, context).webhooks };
}

import { check } from '../../../shared/authoring/check.ts';
import { compile, type Compiled } from '../../../shared/authoring/compile.ts';
import { describe, toText, type Sentence, type Words } from '../../../shared/authoring/describe.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Rule, Version } from '../../../shared/model/rule.ts';
import { authoringContext, ownersOf, type AuthoringContext } from '../../authoringContext.ts';
import type { Api } from '../api.ts';

/** What authoring says of a graph, with what this installation knows. */
export interface Authored {
  readonly problems: readonly Problem[];
  readonly sentences: readonly Sentence[];
  readonly sentence: string;
}

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
}

function contextOf(api: Api, rule: Named, version: number): AuthoringContext {
  const { storage, catalogue } = api.system();
  return {
    ...authoringContext({ documents: storage.documents, catalogue }, rule, version),
    namesOf: (connection, kind) => api.names.known(connection, kind),
  };
}

export function author(api: Api, graph: Graph, rule: Named, version: number): Authored {
  const sentences = describe(graph, { ...wordsOf(api), timeZone: rule.timeZone });
  return {
    problems: check(graph, contextOf(api, rule, version)),
    sentences,
    sentence: toText(sentences),
  };
}

export function compiled(api: Api, graph: Graph, rule: Named, version: number): Compiled {
  return compile(graph, contextOf(api, rule, version));
}

/** How this installation calls things: names in place of uuids, as far as they are remembered. */
export function wordsOf(api: Api): Words {
  return {
    catalogue: api.system().catalogue,
    nameOf: (kind, uuid) => api.names.nameOf(kind, uuid),
  };
}

interface Remembered {
  readonly connections: unknown;
  readonly identities: unknown;
  readonly names: number;
  readonly owners: unknown;
  readonly authored: Authored;
}

const remembered = new WeakMap<Rule, Remembered>();

/** Of a stored rule's draft. A list of rules is asked for all the time, and most of them have not changed. */
export function authoredDraft(api: Api, rule: Rule): Authored {
  const { documents } = api.system().storage;
  const connections = documents.connections.all();
  const identities = documents.identities.all();
  const names = api.names.generation();
  const owners = ownersOf(documents);
  const known = remembered.get(rule);
  const isSame = known?.connections === connections && known.identities === identities;
  if (known && isSame && known.names === names && known.owners === owners) return known.authored;
  const authored = author(api, rule.draft, rule, nextVersion(rule));
  remembered.set(rule, { connections, identities, names, owners, authored });
  return authored;
}

interface Told {
  readonly identities: unknown;
  readonly names: number;
  readonly sentence: string;
}

const told = new WeakMap<Version, Told>();

/** Of a published version. It never changes, but what its places and users are called does. */
export function sentenceOf(api: Api, version: Version): string {
  const identities = api.system().storage.documents.identities.all();
  const names = api.names.generation();
  const known = told.get(version);
  if (known?.identities === identities && known.names === names) return known.sentence;
  const sentence = toText(describe(version.graph, { ...wordsOf(api), timeZone: version.timeZone }));
  told.set(version, { identities, names, sentence });
  return sentence;
}

export function nextVersion(rule: Rule): number {
  return Math.max(0, ...rule.versions.map(({ number }) => number)) + 1;
}

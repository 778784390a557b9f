import type { NameKind } from '../../catalogue.ts';
import type { ActionNode, Graph, GraphNode } from '../../model/graph.ts';
import type { Webhook } from '../../model/webhook.ts';
import { compile, type CompileContext, type Compiled } from '../compile.ts';
import { connectionOf, type CompileConnection } from '../compile/target.ts';
import { originsOf, type Origin } from '../fields.ts';
import { flowOf, type Flow } from '../flow.ts';
import { eventLabel } from '../labels.ts';
import { listOf } from '../words.ts';

/** Why a webhook cannot be written as the platform's hash. */
export interface PortabilityProblem {
  readonly message: string;
  readonly code?: string;
  readonly field?: string;
}

/** A connection, and what people call it. */
export type CheckConnection = CompileConnection & { readonly name?: string };

/** A user for whom there is a login. */
export interface CheckIdentity {
  readonly connection: string;
  readonly userId: string;
  readonly name?: string;
}

export interface NamedThing {
  readonly uuid: string;
  readonly name: string;
}

export interface CheckContext extends CompileContext {
  readonly connections: readonly CheckConnection[];
  /** The users for whom there is a login; absent where that is not known (in a browser). */
  readonly identities?: readonly CheckIdentity[];
  /** Whether a connection proves by itself who calls, without a session; undefined where that is not known. */
  readonly signsIn?: (connectionId: string) => boolean | undefined;
  /** The destinations, users, ... of a connection as far as they are known; undefined where they are not. */
  readonly namesOf?: (connectionId: string, kind: NameKind) => readonly NamedThing[] | undefined;
  /** The name of another rule that runs a webhook with this uuid; absent where other rules are not known. */
  readonly ownerOf?: (uuid: string) => string | undefined;
  /** What stands in the way of deploying a webhook; authoring knows nothing of the platform's hashes. */
  readonly portability?: (webhook: Webhook) => readonly PortabilityProblem[] | null;
}

/** A graph with everything that the checks look at. */
export interface View {
  readonly graph: Graph;
  readonly flow: Flow;
  readonly context: CheckContext;
  readonly compiled: Compiled;
  /** How events come to each node. */
  readonly origins: ReadonlyMap<string, readonly Origin[]>;
}

/** Reads a graph once for all the checks. */
export function viewOf(graph: Graph, context: CheckContext): View {
  const flow = flowOf(graph);
  return { graph, flow, context, compiled: compile(graph, context), origins: originsOf(flow) };
}

/** The nodes of one kind, in order. */
export function nodesOfKind<Kind extends GraphNode['kind']>(
  { flow }: Pick<View, 'flow'>,
  kind: Kind,
): Extract<GraphNode, { kind: Kind }>[] {
  return [...flow.byId.values()].filter(
    (node): node is Extract<GraphNode, { kind: Kind }> => node.kind === kind,
  );
}

/** The events of these origins in words: “Study arrives” and “Study is edited”. */
export function eventsIn(origins: readonly Origin[], view: View): string {
  const labels = origins.map(({ trigger }) => eventLabel(trigger.event, view.context.catalogue));
  return listOf(
    [...new Set(labels)].map((label) => `“${label}”`),
    'and',
  );
}

/** The catalogue speaks of the platform's commands only; other systems have their own. */
export function isAmbra({ context }: View, action: ActionNode): boolean {
  const resolved = connectionOf(action, context.connections);
  return resolved.kind !== 'found' || resolved.connection.kind === 'ambra';
}

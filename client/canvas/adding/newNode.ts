import {
  fieldsOf,
  type CatalogueCommand,
  type CatalogueParameter,
} from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { fieldsFor } from '../../../shared/authoring/fields.ts';
import type { ActionNode, Graph, GraphNode } from '../../../shared/model/graph.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { Choice } from './choices.ts';
import { asId, freshId, idsOf } from '../names.ts';

/** What a new node is made with, besides the choice. */
export interface Making {
  readonly graph: Graph;
  /** The exit that will lead to it. */
  readonly after: { readonly from: string; readonly exit: string } | null;
  readonly identities: readonly { readonly userId: string }[];
}

/** The node of a choice, filled in as far as the way to it tells what is meant. */
export function newNode(choice: Choice, making: Making): GraphNode {
  const taken = idsOf(making.graph);
  switch (choice.kind) {
    case 'trigger':
      return {
        id: freshId(taken, asId(choice.event.name)),
        kind: 'trigger',
        event: choice.event.name,
        ...(choice.event.name === 'CRON' && { cron: '0 9 * * mon-fri' }),
      };
    case 'condition': {
      const field = likelyField(making);
      return {
        id: freshId(taken, 'condition'),
        kind: 'condition',
        when: { all: [{ field, op: field ? 'in' : 'equals', ...(field ? { value: [] } : {}) }] },
      };
    }
    case 'split': {
      const cases = [{ id: 'case1', values: [] }];
      return { id: freshId(taken, 'split'), kind: 'split', field: likelyField(making), cases };
    }
    case 'wait':
      return { id: freshId(taken, 'wait'), kind: 'wait', seconds: 600 };
    case 'action':
      return newAction(choice.command, making);
    case 'note':
      return { id: freshId(taken, 'note'), kind: 'note', text: '' };
  }
}

function newAction(command: CatalogueCommand, making: Making): ActionNode {
  const [identity, another] = making.identities;
  return {
    id: freshId(idsOf(making.graph), asId(command.path)),
    kind: 'action',
    command: command.path,
    method: 'POST',
    parameters: likelyParameters(command, readableAt(making)),
    ...(identity && !another ? { runAs: identity.userId } : {}),
  };
}

/** What can be read where the node will stand; where nothing leads yet, what the rule's triggers carry, or a study. */
function readableAt({ graph, after }: Making): ReadonlySet<string> {
  const before = after ? fieldsFor(graph, after.from, ambra) : [];
  if (before.length > 0) return new Set(before.map(({ path }) => path));
  const events = graph.nodes.flatMap((node) => (node.kind === 'trigger' ? [node.event] : []));
  const fields = (events.length > 0 ? events : ['STUDY_SYNC']).flatMap((event) =>
    fieldsOf(ambra, event),
  );
  return new Set(fields.map(({ path }) => path));
}

/** What conditions are most often about, where there is such a thing. */
function likelyField(making: Making): string {
  const readable = readableAt(making);
  return ['study.modality', 'hl7.type'].find((path) => readable.has(path)) ?? '';
}

/** The required parameters that have one obvious value. The author chooses the rest. */
export function likelyParameters(
  command: CatalogueCommand,
  readable: ReadonlySet<string>,
): JsonObject {
  const given: [string, string][] = command.parameters
    .filter(({ required }) => required)
    .flatMap((parameter) => {
      const value = likelyValue(command, parameter, readable);
      return value === undefined ? [] : [[parameter.name, value]];
    });
  const choices = command.oneOf.flatMap(({ oneOf, required }): [string, string][] => {
    const [first] = oneOf;
    if (!required || first?.length !== 1) return [];
    const parameter = command.parameters.find(({ name }) => name === first[0]);
    if (!parameter || !/^(uuid|study_id)$/.test(parameter.name)) return [];
    const value = likelyValue(command, parameter, readable);
    return value === undefined ? [] : [[parameter.name, value]];
  });
  return Object.fromEntries([...given, ...choices]);
}

function likelyValue(
  command: CatalogueCommand,
  { name, type, names, values }: CatalogueParameter,
  readable: ReadonlySet<string>,
): string | undefined {
  const reads = (path: string): string | undefined => (readable.has(path) ? path : undefined);
  if (name === 'object' && values?.includes('Study') === true) {
    return readable.has('study.uuid') ? 'Study' : undefined;
  }
  if (names !== undefined) return undefined;
  if (name === 'uuid') return isAboutItsGroup(command) ? reads(`${command.group}.uuid`) : undefined;
  if (name === 'object_id') return reads('study.uuid');
  if (type === 'uuid' && name.endsWith('_id')) return reads(`${name.slice(0, -3)}.uuid`);
  // What is written of a study elsewhere is mostly the study's own.
  return type === 'text' && command.group === 'order' ? reads(`study.${name}`) : undefined;
}

/** `hl7/get` is about an HL7 message, `hl7/template/render` about a template; a webhook's uuid is never the event's. */
function isAboutItsGroup({ group, path }: CatalogueCommand): boolean {
  return group === 'study' || (group !== 'webhook' && path.split('/').length === 2);
}

import { fieldsOf, type CommandWords } from '../../../shared/catalogue.ts';
import { obviousParameters, vocabulary } from '../../../shared/catalogue/ambra/vocabulary.ts';
import { fieldsFor } from '../../../shared/authoring/fields.ts';
import type { Row } from '../../../shared/model/condition.ts';
import type { ActionNode, Graph, GraphNode } from '../../../shared/model/graph.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { Choice } from './choices.ts';
import { decidedFields } from './decided.ts';
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
    case 'condition':
      return {
        id: freshId(taken, 'condition'),
        kind: 'condition',
        when: { all: [likelyRow(making)] },
      };
    case 'split': {
      const { field, op } = likelyRow(making);
      const cases = [{ id: 'case1', values: [] }];
      return { id: freshId(taken, 'split'), kind: 'split', field: op === 'in' ? field : '', cases };
    }
    case 'wait':
      return { id: freshId(taken, 'wait'), kind: 'wait', seconds: 600 };
    case 'action':
      return newAction(choice.command, making);
    case 'note':
      return { id: freshId(taken, 'note'), kind: 'note', text: '' };
  }
}

function newAction(command: CommandWords, making: Making): ActionNode {
  const [identity, another] = making.identities;
  return {
    id: freshId(idsOf(making.graph), asId(command.path)),
    kind: 'action',
    command: command.path,
    method: 'POST',
    parameters: likelyParameters(command.path, readableAt(making)),
    ...(identity && !another ? { runAs: identity.userId } : {}),
  };
}

/** What can be read where the node will stand; where nothing leads yet, what the rule's triggers carry, or a study. */
function readableAt({ graph, after }: Making): ReadonlySet<string> {
  const before = after ? fieldsFor(graph, after.from, vocabulary) : [];
  if (before.length > 0) return new Set(before.map(({ path }) => path));
  const events = graph.nodes.flatMap((node) => (node.kind === 'trigger' ? [node.event] : []));
  const fields = (events.length > 0 ? events : ['STUDY_SYNC']).flatMap((event) =>
    fieldsOf(vocabulary, event),
  );
  return new Set(fields.map(({ path }) => path));
}

/** What is most often asked next: the first of these that there is and on which nothing has been decided yet. */
const likelyRows: readonly Row[] = [
  { field: 'study.modality', op: 'in', value: [] },
  { field: 'study.study_description', op: 'contains' },
  { field: 'hl7.type', op: 'in', value: [] },
];

function likelyRow(making: Making): Row {
  const readable = readableAt(making);
  const decided = making.after && decidedFields(making.graph, making.after);
  const isOpen = ({ field }: Row) => readable.has(field) && decided?.has(field) !== true;
  return likelyRows.find(isOpen) ?? { field: '', op: 'equals' };
}

/** What goes without saying. The author chooses the rest. */
function likelyParameters(path: string, readable: ReadonlySet<string>): JsonObject {
  // The one value that is no field says what kind of thing the next one is.
  const isThere = (value: string) => readable.has(value === 'Study' ? 'study.uuid' : value);
  return Object.fromEntries(obviousParameters(path).filter(([, value]) => isThere(value)));
}

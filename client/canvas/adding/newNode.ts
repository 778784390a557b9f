import { fieldsOf, type CommandWords } from '../../../shared/catalogue.ts';
import { obviousParameters, vocabulary } from '../../../shared/catalogue/ambra/vocabulary.ts';
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

/** What conditions are most often about, where there is such a thing. */
function likelyField(making: Making): string {
  const readable = readableAt(making);
  return ['study.modality', 'hl7.type'].find((path) => readable.has(path)) ?? '';
}

/** What goes without saying. The author chooses the rest. */
function likelyParameters(path: string, readable: ReadonlySet<string>): JsonObject {
  // The one value that is no field says what kind of thing the next one is.
  const isThere = (value: string) => readable.has(value === 'Study' ? 'study.uuid' : value);
  return Object.fromEntries(obviousParameters(path).filter(([, value]) => isThere(value)));
}

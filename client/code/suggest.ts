import { fieldsFor, type FieldAtNode } from '../../shared/authoring/fields.ts';
import { findCommand, findParameter, type CatalogueParameter } from '../../shared/catalogue.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import { connectionOf } from '../../shared/authoring/compile/target.ts';
import type { ActionNode, GraphNode } from '../../shared/model/graph.ts';
import type { Workbench } from '../draft/Workbench.tsx';
import { fieldLines } from './fieldWords.ts';
import type { Place } from './place.ts';

/** One thing to offer; `insert` is the text without quotation marks. */
export interface Suggestion {
  readonly label: string;
  readonly detail: string;
  readonly insert: string;
  readonly lines: readonly string[];
  readonly kind: 'field' | 'name' | 'value';
}

/** What can stand at a place in the parameters of an action: names of the platform's things, allowed values, fields. */
export function suggestionsAt(
  workbench: Workbench,
  node: string,
  place: Extract<Place, { kind: 'value' }>,
): Suggestion[] {
  const readable = readableFields(workbench, node);
  if (place.form === 'insert' || !place.isWhole || place.parameter === undefined)
    return readable.map(fieldSuggestion);
  const parameter = parameterOf(workbench, node, place.parameter);
  return [
    ...namesFor(workbench, node, parameter),
    ...valuesOf(parameter),
    ...fittingFirst(readable, parameter).map(fieldSuggestion),
  ];
}

/** Fields of the parameter's own name or, for what is more than text, of its type come first. */
function fittingFirst(
  fields: readonly FieldAtNode[],
  parameter: CatalogueParameter | undefined,
): FieldAtNode[] {
  if (!parameter) return [...fields];
  const rank = ({ field }: FieldAtNode): number => {
    if (field.name === parameter.name) return 0;
    return field.type === parameter.type && parameter.type !== 'text' ? 1 : 2;
  };
  return fields.toSorted((one, other) => rank(one) - rank(other));
}

export function readableFields({ draft }: Workbench, node: string): FieldAtNode[] {
  return fieldsFor(draft.getState().document.graph, node, ambra);
}

export function parameterOf(
  workbench: Workbench,
  node: string,
  name: string,
): CatalogueParameter | undefined {
  const command = findCommand(ambra, actionOf(workbench, node)?.command ?? '');
  return command && findParameter(command, name);
}

export function actionOf({ draft }: Workbench, id: string): ActionNode | undefined {
  const found: GraphNode | undefined = draft
    .getState()
    .document.graph.nodes.find((node) => node.id === id);
  return found?.kind === 'action' ? found : undefined;
}

function fieldSuggestion(readable: FieldAtNode): Suggestion {
  const { path, field } = readable;
  return {
    label: path,
    detail: field.label,
    // Of a family only the beginning is known.
    insert: field.pattern === true ? path.replace(/\*.*$/, '') : path,
    lines: fieldLines(readable),
    kind: 'field',
  };
}

/** Of an action's parameter: the thing of the platform that a uuid stands for, where it has a name. */
export function nameOf(
  workbench: Workbench,
  node: string,
  parameter: string,
  uuid: string,
): Suggestion | undefined {
  const known = namesFor(workbench, node, parameterOf(workbench, node, parameter));
  return known.find(({ insert }) => insert === uuid);
}

function namesFor(
  workbench: Workbench,
  node: string,
  parameter: CatalogueParameter | undefined,
): Suggestion[] {
  const action = actionOf(workbench, node);
  if (!action || parameter?.names === undefined) return [];
  const { connections, names } = workbench.surroundings.getState();
  const resolved = connectionOf(action, connections);
  if (resolved.kind !== 'found') return [];
  const list = names.get(resolved.connection.id)?.[parameter.names] ?? [];
  return list.map(({ name, uuid }) => ({
    label: name,
    detail: parameter.label,
    insert: uuid,
    lines: [`${parameter.label}: ${name}`, uuid],
    kind: 'name',
  }));
}

function valuesOf(parameter: CatalogueParameter | undefined): Suggestion[] {
  if (parameter?.type === 'flag' && !parameter.values)
    return flags.map(([value, detail]) => ({
      label: value,
      detail,
      insert: value,
      lines: [],
      kind: 'value',
    }));
  return (parameter?.values ?? []).map((value) => ({
    label: value,
    detail: parameter?.label ?? '',
    insert: value,
    lines: [],
    kind: 'value',
  }));
}

const flags = [
  ['1', 'Yes'],
  ['0', 'No'],
] as const;

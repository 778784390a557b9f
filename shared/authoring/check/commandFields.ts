import { findField } from '../../catalogue.ts';
import type { ActionNode } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { isReference } from '../../model/reference.ts';
import { splitPath } from '../compile/rowTypes.ts';
import { problem } from '../problems.ts';
import { placedInserts } from '../references.ts';
import { bracesIn } from './braces.ts';
import type { View } from './view.ts';

/** Fields in the path of a call: it goes out as it stands, and only parameters are filled in. */
export function commandFieldProblems(view: View, action: ActionNode, command: string): Problem[] {
  const isQuery = action.method === 'GET';
  const found = [
    ...placedInserts(command).map(({ position }) => {
      const start = command.lastIndexOf('{{', position);
      const end = command.indexOf('}}', position) + 2;
      return { written: command.slice(start, end), position: start, isSure: true };
    }),
    ...bracesIn(command).map(({ written, position }) => ({ written, position, isSure: false })),
    ...bareFields(view, command),
  ];
  return found.map(({ written, position, isSure }) =>
    problem('action.field_in_command', [written, isSure, isQuery], {
      node: action.id,
      field: 'command',
      position,
    }),
  );
}

/** `study.uuid` as a part of the path or a value behind the question mark; `user.html` is a file. */
function bareFields({ context: { catalogue } }: View, command: string) {
  return [...command.matchAll(/[^/?&=#;,]+/g)].flatMap(({ 0: written, index: position }) => {
    if (!isReference(written)) return [];
    const { object, field } = splitPath(written);
    return findField(catalogue, object, field) ? [{ written, position, isSure: false }] : [];
  });
}

import { closest } from '../../catalogue/closest.ts';
import type { Edit } from '../../model/edit.ts';
import { exitsOf, type Graph, type Wire } from '../../model/graph.ts';
import type { Problem } from '../../model/problem.ts';
import { applyEdit } from '../edit.ts';
import { called, nodeOf } from '../edit/result.ts';
import type { WireFault } from '../flow.ts';

type Fix = NonNullable<Problem['fix']>;

export function removing(wire: Wire): Fix {
  return { label: 'Remove the wire', edit: { do: 'removeWire', wire } };
}

/** Leads a wire to, or out of, what its author probably meant; none where that would be no sound wire either. */
export function connectingInstead(graph: Graph, wire: Wire, fault: WireFault): Fix | undefined {
  const meant = wireMeant(graph, wire, fault);
  if (!meant) return undefined;
  const edit: Edit = {
    do: 'all',
    edits: [
      { do: 'removeWire', wire },
      { do: 'addWire', wire: meant },
    ],
  };
  if (applyEdit(graph, edit).kind === 'refused') return undefined;
  return { label: labelFor(graph, wire, meant), edit };
}

function wireMeant(graph: Graph, wire: Wire, fault: WireFault): Wire | undefined {
  const ids = graph.nodes.map(({ id }) => id);
  switch (fault) {
    case 'unknown_to': {
      const to = closest(wire.to, ids);
      return to === undefined ? undefined : { ...wire, to };
    }
    case 'unknown_from': {
      const from = closest(wire.from, ids);
      return from === undefined ? undefined : { ...wire, from };
    }
    case 'no_such_exit': {
      const from = nodeOf(graph, wire.from);
      const exits = from ? exitsOf(from) : [];
      const exit = exits.length === 1 ? exits[0] : closest(wire.exit, exits);
      return exit === undefined ? undefined : { ...wire, exit };
    }
    case 'no_entrance':
    case 'self':
      return undefined;
  }
}

function labelFor(graph: Graph, wire: Wire, meant: Wire): string {
  const name = (id: string): string => {
    const node = nodeOf(graph, id);
    return node ? called(node) : id;
  };
  if (wire.to !== meant.to) return `Connect to ${name(meant.to)} instead`;
  if (wire.from !== meant.from) return `Connect from ${name(meant.from)} instead`;
  return `Use the exit “${meant.exit}”`;
}

import {
  createContext,
  useContext,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
  type FocusEvent,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import { fieldsFor } from '../../../shared/authoring/fields.ts';
import { findCommand, type CatalogueCommand } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { Json } from '../../../shared/model/json.ts';
import type { Edit } from '../../../shared/model/edit.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import {
  useAnalysis,
  useDraft,
  useNode,
  useSurroundings,
  useWorkbench,
} from '../../draft/Workbench.tsx';
import { complain } from '../../ui/notify.ts';
import { claim, createClaims, ownerOf, type Claims } from './claims.ts';
import { fieldChoices, type FieldChoice } from './fieldChoices.ts';
import { beginAnew, isLeft, leave, leftIn, placesLeft } from './left.ts';

interface Scope {
  readonly node: string;
  readonly claims: Claims;
  readonly fields: readonly FieldChoice[];
}

const Context = createContext<Scope | null>(null);

/** What the form of one node shares: whose it is, which of its places show problems, and what can be read there. */
export function NodeScope({
  node,
  children,
}: {
  readonly node: string;
  readonly children: ReactNode;
}) {
  const [claims] = useState(createClaims);
  const nodes = useDeferredValue(useDraft((state) => state.document.graph.nodes));
  const wires = useDeferredValue(useDraft((state) => state.document.graph.wires));
  const samples = useSurroundings((around) => around.samples);
  const fields = useMemo(
    () => fieldChoices(fieldsFor({ nodes, wires, positions: {} }, node, ambra), ambra, samples),
    [nodes, wires, node, samples],
  );
  const scope = useMemo(() => ({ node, claims, fields }), [node, claims, fields]);
  return <Context value={scope}>{children}</Context>;
}

function useScope(): Scope {
  const scope = useContext(Context);
  if (!scope) throw new Error('Only the form of a node has a scope.');
  return scope;
}

/** What can be read at this node, to choose from. */
export function useFieldChoices(): readonly FieldChoice[] {
  return useScope().fields;
}

/** Whether somebody has been at this place and left it, or was told of it in the list of problems. */
export function useIsLeft(place: string): boolean {
  const { node } = useScope();
  return useStore(leftIn(useWorkbench()), (left) => isLeft(left, node, place));
}

/** Notes which places the focus leaves: `onBlur` of whatever holds them. */
export function useLeaving(): (event: FocusEvent) => void {
  const { node } = useScope();
  const left = leftIn(useWorkbench());
  return ({ target, relatedTarget }) => {
    for (const place of placesLeft(target, relatedTarget)) leave(left, node, place);
  };
}

/** What the catalogue knows of the command that this node calls. */
export function useCommand(): CatalogueCommand | undefined {
  const node = useNode(useScope().node);
  return node?.kind === 'action' ? findCommand(ambra, node.command ?? '') : undefined;
}

const none: readonly Problem[] = [];

/** The problems to show at this place; from now on it shows them. */
export function useProblemsAt(field: string): readonly Problem[] {
  const { node, claims } = useScope();
  useEffect(() => claim(claims, field), [claims, field]);
  return useOwned(node, claims, field);
}

/** The problems that no place of the form shows. */
export function useOtherProblems(): readonly Problem[] {
  const { node, claims } = useScope();
  return useOwned(node, claims, null);
}

function useOwned(node: string, claims: Claims, owner: string | null): readonly Problem[] {
  const places = useStore(claims);
  const problems = useAnalysis((analysis) => analysis.byNode.get(node)) ?? none;
  return useMemo(
    () => problems.filter(({ field }) => ownerOf(field, places.keys()) === owner),
    [problems, places, owner],
  );
}

type Path = readonly (string | number)[];

export interface Editing {
  /** Sets a field of this node, or removes it; typing in one field is one step of undo. Returns why it was refused. */
  readonly set: (path: Path, value: Json | undefined, how?: 'typing') => string | null;
  /** The same for several edits at once; `typing` names the field that somebody is typing in. */
  readonly apply: (edit: Edit, typing?: Path) => string | null;
  /** Something new stands at this place, and nobody has been there yet. */
  readonly begin: (path: Path) => void;
  readonly endTyping: () => void;
}

export function useEditing(): Editing {
  const { node } = useScope();
  const workbench = useWorkbench();
  const { draft } = workbench;
  return useMemo(() => {
    // Where somebody types, what is refused is said at the field.
    const apply: Editing['apply'] = (edit, typing) => {
      const result = draft.apply(edit, typing && `${node}:${typing.join('.')}`);
      if (result.kind === 'changed') return null;
      if (typing === undefined) complain(result.message);
      return result.message;
    };
    return {
      apply,
      set(path, value, how) {
        const edit: Edit = { do: 'setField', node, path: [...path] };
        return apply(value === undefined ? edit : { ...edit, value }, how && path);
      },
      begin(path) {
        beginAnew(leftIn(workbench), node, path.join('.'));
      },
      endTyping() {
        draft.endGesture();
      },
    };
  }, [workbench, draft, node]);
}

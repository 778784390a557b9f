import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { useWorkbench, type Workbench } from '../draft/Workbench.tsx';
import type { Wire } from '../../shared/model/graph.ts';
import type { Choice, Wanted } from './adding/choices.ts';
import type { Position, Size } from './placing.ts';

/** A place on the screen. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the keyboard goes after something was added or taken away. */
export type Home = 'canvas' | 'outline' | 'palette';

export interface Picking {
  readonly wanted: Wanted;
  /** What was chosen is connected to this exit. */
  readonly after: { readonly from: string; readonly exit: string } | null;
  /** The wire of that exit into which it is put. */
  readonly into?: Wire;
  /** Where the node is to stand; beside the exit where it is absent. */
  readonly place?: Position;
  readonly at: Point;
  readonly home: Home;
}

export interface Connecting {
  readonly from: string;
  readonly exit: string | null;
  /** A wire that gives way to the new one. */
  readonly instead: Wire | null;
  readonly home: Home;
}

/** Where the keyboard goes. */
export interface Focus {
  /** Null: the drawing or the list itself. */
  readonly node: string | null;
  readonly home: Home;
  /** What was just added, together with that node: it is shown with what it is connected with. */
  readonly made?: readonly string[];
}

/** What the drawing can tell and do for the parts around it. */
export interface View {
  centre(): Position;
  /** Brings a node into view, if it is not. */
  reveal(id: string): void;
  /** Shows what was just made: with the whole rule where that can be read, else with what it is connected with. */
  showMade(ids: readonly string[]): void;
  /** Shows what changed by itself, as by undo, unless some of it is in view. Without any: what there is. */
  showChanged(ids: readonly string[]): void;
  fit(): void;
  toFlow(point: Point): Position;
  sizeOf(id: string): Size | undefined;
}

/** What is going on around the drawing: shared by canvas, palette and outline, neither stored nor undone. */
export interface Looks {
  readonly picking: Picking | null;
  readonly connecting: Connecting | null;
  readonly menu: { readonly at: Point; readonly node: string; readonly home: Home } | null;
  /** Ids of the wires that are selected. */
  readonly wires: readonly string[];
  readonly hovered: string | null;
  /** The wire into which what is being dragged would go. */
  readonly dropOn: string | null;
  readonly dragged: Choice | null;
  /** What is told over the drawing: why something was not done; or, with `isDone`, what was done beside what was meant. Another object each time. */
  readonly refusal: { readonly text: string; readonly isDone?: true } | null;
  /** Another object each time. */
  readonly focus: Focus | null;
  readonly view: View | null;
}

const stores = new WeakMap<Workbench, StoreApi<Looks>>();

export function looksOf(workbench: Workbench): StoreApi<Looks> {
  const known = stores.get(workbench);
  if (known) return known;
  const store = createStore<Looks>(() => ({
    picking: null,
    connecting: null,
    menu: null,
    wires: [],
    hovered: null,
    dropOn: null,
    dragged: null,
    refusal: null,
    focus: null,
    view: null,
  }));
  stores.set(workbench, store);
  return store;
}

/** Selectors have to give the same value again for the same state. */
export function useLooks<Value>(select: (looks: Looks) => Value): Value {
  return useStore(looksOf(useWorkbench()), select);
}

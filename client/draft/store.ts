import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyEdit } from '../../shared/authoring/edit.ts';
import type { Edit, EditResult } from '../../shared/model/edit.ts';
import type { Graph } from '../../shared/model/graph.ts';

/** What a person edits, and what undo brings back. */
export interface Document {
  readonly graph: Graph;
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
}

export interface DraftState {
  readonly document: Document;
  /** Oldest first; documents share what they have in common. */
  readonly past: readonly Document[];
  /** Next first. */
  readonly future: readonly Document[];
  /** The gesture that the newest step belongs to; null when it is finished. */
  readonly gesture: string | null;
}

export interface Draft extends StoreApi<DraftState> {
  /**
   * Carries out an edit; a refusal changes nothing and says why. Edits of the same gesture (one drag, typing in one
   * field) are one step of undo, until another gesture begins or `endGesture` is called.
   */
  apply(edit: Edit, gesture?: string): EditResult;
  rename(name: string): void;
  setTimeZone(timeZone: string): void;
  endGesture(): void;
  undo(): void;
  redo(): void;
  /** Shows another document, such as the server's after a conflict: one step that can be undone. */
  replace(document: Document): void;
}

const mostSteps = 200;

/** The one home of the draft: changed only by `applyEdit`, every change undoable. */
export function createDraft(begin: DraftState): Draft {
  const store = createStore<DraftState>(() => begin);

  function step(next: Document, gesture: string | null): void {
    store.setState((state) => {
      if (next === state.document) return state;
      const continues = gesture !== null && gesture === state.gesture;
      const before = state.past.at(-1);
      // What a gesture did and took back is no step.
      if (continues && before && isSame(before, next))
        return { document: before, past: state.past.slice(0, -1), future: [], gesture: null };
      const past = continues ? state.past : [...state.past, state.document].slice(-mostSteps);
      return { document: next, past, future: [], gesture };
    });
  }

  const current = (): Document => store.getState().document;

  return {
    ...store,
    apply(edit, gesture) {
      const result = applyEdit(current().graph, edit);
      if (result.kind === 'changed' && result.graph !== current().graph)
        step({ ...current(), graph: result.graph }, gesture ?? null);
      return result;
    },
    rename(name) {
      step({ ...current(), name }, 'name');
    },
    setTimeZone(timeZone) {
      step({ ...current(), timeZone }, null);
    },
    endGesture() {
      store.setState({ gesture: null });
    },
    undo() {
      store.setState(({ document: now, past, future }) => {
        const before = past.at(-1);
        if (!before) return {};
        return {
          document: before,
          past: past.slice(0, -1),
          future: [now, ...future],
          gesture: null,
        };
      });
    },
    redo() {
      store.setState(({ document: now, past, future }) => {
        const [next, ...rest] = future;
        if (!next) return {};
        return { document: next, past: [...past, now], future: rest, gesture: null };
      });
    },
    replace(next) {
      step(next, null);
    },
  };
}

function isSame(one: Document, other: Document): boolean {
  return one.graph === other.graph && one.name === other.name && one.timeZone === other.timeZone;
}

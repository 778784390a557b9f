import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Wire } from '../../shared/model/graph.ts';

/** What a trial run lights up on the drawing. */
export interface Trial {
  /** Nodes that the event comes to, and what happens there, in words. */
  readonly lit: ReadonlyMap<string, string>;
  /** Nodes that it does not come to, or that stop it, and why. */
  readonly dark: ReadonlyMap<string, string>;
  readonly wires: readonly Wire[];
}

/** What of the draft is in front of the person: neither stored nor undone. */
export interface Desk {
  /** Ids of nodes, in the order in which they were chosen. */
  readonly selected: readonly string[];
  /** A place to go to: a node, and a field of it as a problem names it. Another object each time. */
  readonly focus: { readonly node: string; readonly field: string | null } | null;
  readonly trial: Trial | null;
  /** What the screen reader is told; another object each time. */
  readonly announcement: { readonly text: string } | null;
}

export interface DeskStore extends StoreApi<Desk> {
  select(ids: readonly string[]): void;
  /** Selects the node, brings it into view, opens the inspector and puts the cursor into the field. */
  goTo(node: string, field?: string): void;
  show(trial: Trial | null): void;
  announce(text: string): void;
}

export function createDesk(): DeskStore {
  const store = createStore<Desk>(() => ({
    selected: [],
    focus: null,
    trial: null,
    announcement: null,
  }));
  return {
    ...store,
    select(ids) {
      const { selected } = store.getState();
      const same = selected.length === ids.length && selected.every((id, at) => id === ids[at]);
      if (!same) store.setState({ selected: ids });
    },
    goTo(node, field) {
      store.setState({ selected: [node], focus: { node, field: field ?? null } });
    },
    show(trial) {
      store.setState({ trial });
    },
    announce(text) {
      store.setState({ announcement: { text } });
    },
  };
}

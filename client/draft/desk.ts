import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Wire } from '../../shared/model/graph.ts';

/** What a trial run lights up on the drawing. */
export interface Trial {
  /** Nodes that the event comes to, and what happens there, in words. */
  readonly lit: ReadonlyMap<string, string>;
  /** Nodes that it does not come to, or that stop it, and why. */
  readonly dark: ReadonlyMap<string, string>;
  /** Those that it comes to, and that make no call all the same: something is missing. */
  readonly unsent: ReadonlySet<string>;
  readonly wires: readonly Wire[];
}

/** What can stand beside the drawing, one at a time. */
export const panels = ['settings', 'problems', 'try', 'outline', 'compiled'] as const;
export type PanelName = (typeof panels)[number];

/** Where somebody is led. */
interface Place {
  readonly node: string;
  /** A field of it, as a problem names it. */
  readonly field: string | null;
  /** The drawing goes there, and the panel beside it stays as it is. */
  readonly staysBeside?: true;
}

/** What of the draft is in front of the person: neither stored nor undone. */
export interface Desk {
  /** Ids of nodes, in the order in which they were chosen. */
  readonly selected: readonly string[];
  /** A place to go to. Another object each time. */
  readonly focus: Place | null;
  readonly trial: Trial | null;
  /** The node that the pointer is on the words of. */
  readonly pointed: string | null;
  /** A panel that is asked for; another object each time. */
  readonly asked: { readonly panel: PanelName } | null;
  /** What the screen reader is told; another object each time. */
  readonly announcement: { readonly text: string } | null;
}

export interface DeskStore extends StoreApi<Desk> {
  select(ids: readonly string[]): void;
  /** Selects the node, brings it into view, opens the inspector and puts the cursor into the field. */
  goTo(node: string, field?: string): void;
  /** Selects the node and brings it into view, whatever stands beside the drawing. */
  reveal(node: string): void;
  show(trial: Trial | null): void;
  /** Shows on the drawing which node is spoken of. */
  point(node: string | null): void;
  /** Opens a panel beside the drawing. */
  open(panel: PanelName): void;
  announce(text: string): void;
}

/** `selected` is what is chosen from the start. */
export function createDesk(selected: readonly string[] = []): DeskStore {
  const store = createStore<Desk>(() => ({
    selected,
    focus: null,
    trial: null,
    pointed: null,
    asked: null,
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
      // What was pointed at may be gone with the list that pointed at it.
      store.setState({ selected: [node], focus: { node, field: field ?? null }, pointed: null });
    },
    reveal(node) {
      store.setState({ selected: [node], focus: { node, field: null, staysBeside: true } });
    },
    show(trial) {
      store.setState({ trial });
    },
    point(pointed) {
      store.setState({ pointed });
    },
    open(panel) {
      store.setState({ asked: { panel } });
    },
    announce(text) {
      store.setState({ announcement: { text } });
    },
  };
}

import type { ReactFlowInstance } from '@xyflow/react';
import { exitsOf } from '../../../shared/model/graph.ts';
import type { Workbench } from '../../draft/Workbench.tsx';
import { sizesIn } from '../adding/adding.ts';
import {
  around,
  far,
  fitting,
  hasRoom,
  isSeen,
  opening,
  revealing,
  showing,
  showingSome,
  workable,
  type Box,
  type Room,
  type Viewport,
} from './framing.ts';
import type { View } from '../looks.ts';
import { positionsOf } from '../placing.ts';
import { isTouched, motion } from './screen.ts';

/** Where a view goes that nobody has moved by hand. */
interface Kept {
  readonly kind: 'opening' | 'whole';
  readonly view: Viewport;
}

/** Moves the view, and knows whether it is still where it was put. */
export class Viewer implements View {
  readonly sizeOf: View['sizeOf'];
  readonly #workbench: Workbench;
  readonly #flow: ReactFlowInstance;
  readonly #frame: () => DOMRect;
  #kept: Kept | null = null;
  /** What the view is on its way to, and until when. */
  #aim: { readonly view: Viewport; readonly until: number } | null = null;

  constructor(
    workbench: Workbench,
    flow: ReactFlowInstance,
    drawing: { readonly frame: () => DOMRect; readonly sizeOf: View['sizeOf'] },
  ) {
    this.#workbench = workbench;
    this.#flow = flow;
    this.#frame = drawing.frame;
    this.sizeOf = drawing.sizeOf;
  }

  toFlow(point: { readonly x: number; readonly y: number }): [number, number] {
    const { x, y } = this.#flow.screenToFlowPosition({ ...point });
    return [x, y];
  }

  centre(): [number, number] {
    const { left, top } = this.#frame();
    const { width, height } = this.#room();
    return this.toFlow({ x: left + width / 2, y: top + height / 2 });
  }

  /** As a rule is seen first. */
  open(): void {
    if (this.#boxes().size > 0) this.#put('opening', 0);
    else this.#kept = { kind: 'opening', view: this.#flow.getViewport() };
  }

  fit(): void {
    if (this.#boxes().size > 0) this.#put('whole', 250);
  }

  /** After the drawing has got more or less room: a view that nobody has moved by hand is fitted again. */
  refit(): void {
    if (!this.#kept || !this.#isKept()) return;
    const view = this.#now();
    const room = this.#room();
    const boxes = this.#boxes();
    if (boxes.size === 0) return;
    const next = this.#wanted(this.#kept.kind, boxes, room);
    const isSameSize = Math.abs(next.zoom / view.zoom - 1) < 0.05;
    const all = [...boxes.values()];
    const shown = isSeen(next, room, all) ? all : this.#start(boxes);
    if (!isSameSize || !isSeen(view, room, shown)) this.#put(this.#kept.kind, 0);
  }

  reveal(id: string): void {
    const boxes = this.#boxes();
    const card = boxes.get(id);
    if (!card) return;
    const view = this.#now();
    const room = this.#room();
    if (isSeen(view, room, [card])) return;
    // It is good to see where one comes from, too.
    const { wires } = this.#workbench.draft.getState().document.graph;
    const before = wires.find(({ to }) => to === id)?.from;
    const both = around([card, boxes.get(before ?? id) ?? card]);
    this.#move(revealing(view, room, hasRoom(view, room, both) ? both : card), 250);
  }

  showMade(ids: readonly string[]): void {
    const boxes = this.#boxes();
    const [card] = ids.flatMap((id) => boxes.get(id) ?? []);
    if (!card) return;
    const { wires } = this.#workbench.draft.getState().document.graph;
    const made = new Set(ids);
    const group = new Set([
      ...ids,
      ...wires.flatMap(({ from, to }) => (made.has(from) ? to : made.has(to) ? from : [])),
    ]);
    const view = this.#now();
    const all = [...boxes.values()];
    const next = showing(view, this.#room(), {
      card,
      group: [...group].flatMap((id) => boxes.get(id) ?? []),
      all,
      keepsSize: this.#kept !== null && Math.abs(view.zoom / this.#kept.view.zoom - 1) > 0.01,
    });
    if (!next) return;
    if (isSeen(next, this.#room(), all)) this.#kept = { kind: 'opening', view: next };
    this.#move(next, 250);
  }

  showChanged(ids: readonly string[]): void {
    const boxes = this.#boxes();
    if (boxes.size === 0) return;
    const found = ids.flatMap((id) => boxes.get(id) ?? []);
    const changed = found.length > 0 ? found : [...boxes.values()];
    const [view, room] = [this.#now(), this.#room()];
    if (isSeen(view, room, changed)) return;
    // A view that nobody has moved by hand goes with the rule.
    if (this.#kept && this.#isKept()) this.#put(this.#kept.kind, 250);
    const next = showingSome(this.#now(), room, changed);
    if (next) this.#move(next, 250);
  }

  #put(kind: Kept['kind'], duration: number): void {
    const view = this.#wanted(kind, this.#boxes(), this.#room());
    this.#kept = { kind, view };
    this.#move(view, duration);
  }

  /** What is chosen is seen in any case. */
  #wanted(kind: Kept['kind'], boxes: ReadonlyMap<string, Box>, room: Room): Viewport {
    const all = [...boxes.values()];
    if (kind === 'whole') return fitting(all, room);
    const [first] = this.#first(boxes);
    const view = opening(all, first, room, this.#least());
    const [chosen] = this.#start(boxes);
    return chosen ? revealing(view, room, chosen) : view;
  }

  /** Where one goes on: what is chosen, else what starts the rule. */
  #start(boxes: ReadonlyMap<string, Box>): Box[] {
    const chosen = boxes.get(this.#workbench.desk.getState().selected.at(-1) ?? '');
    return chosen ? [chosen] : this.#first(boxes);
  }

  #first(boxes: ReadonlyMap<string, Box>): Box[] {
    const { nodes } = this.#workbench.draft.getState().document.graph;
    const first = nodes.find(({ kind }) => kind === 'trigger');
    const box = first && boxes.get(first.id);
    return box ? [box] : [];
  }

  /** A finger needs more room between several exits than there is from afar (touch.css). */
  #least(): number {
    const { nodes } = this.#workbench.draft.getState().document.graph;
    const isCrowded = nodes.some((node) => exitsOf(node).length > 2);
    return isCrowded && isTouched() ? far.little : workable;
  }

  #move(view: Viewport, wanted: number): void {
    const duration = motion(wanted);
    if (this.#kept && this.#isKept()) this.#kept = { ...this.#kept, view };
    this.#aim = { view, until: performance.now() + duration };
    void this.#flow.setViewport(view, { duration });
  }

  /** Where the view is, or will be in a moment. */
  #now(): Viewport {
    return this.#aim && performance.now() < this.#aim.until
      ? this.#aim.view
      : this.#flow.getViewport();
  }

  #isKept(): boolean {
    if (!this.#kept) return false;
    const { view } = this.#kept;
    const { x, y, zoom } = this.#now();
    const isThere = Math.abs(x - view.x) < 1 && Math.abs(y - view.y) < 1;
    return isThere && Math.abs(zoom - view.zoom) < 0.001;
  }

  /** Where the draft has its cards, also before they have been drawn there. */
  #boxes(): ReadonlyMap<string, Box> {
    const { graph } = this.#workbench.draft.getState().document;
    const sizeOf = sizesIn(this.#workbench);
    const positions = positionsOf(graph, sizeOf);
    return new Map(
      graph.nodes.flatMap((node) => {
        const at = positions[node.id];
        const [width, height] = sizeOf(node);
        return at ? [[node.id, { x: at[0], y: at[1], width, height }] as const] : [];
      }),
    );
  }

  /** As much of the drawing as no panel lies over. */
  #room(): Room {
    const { left, width, height } = this.#frame();
    const panels = [...document.querySelectorAll('.side[data-over] .side-panel')];
    const edges = panels.map((panel) => panel.getBoundingClientRect());
    const over = edges.find((edge) => edge.width > 0);
    return { width: over ? Math.max(0, Math.min(width, over.left - left)) : width, height };
  }
}

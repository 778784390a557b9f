import { createStore, type StoreApi } from 'zustand/vanilla';
import { isUnfilled } from '../../../shared/authoring/weight.ts';
import type { Workbench } from '../../draft/Workbench.tsx';

/** Whose emptiness is no longer only on the way to something: `node place`, as `keyOf` writes it. */
export interface Left {
  /** Places of a form that somebody has been in and left. */
  readonly places: ReadonlySet<string>;
  /** Fields whose problems somebody has been told of in the list of all. */
  readonly told: ReadonlySet<string>;
}

export type LeftStore = StoreApi<Left>;

const stores = new WeakMap<Workbench, LeftStore>();

/** Outlives the forms, which come and go with what is chosen. */
export function leftIn(workbench: Workbench): LeftStore {
  const known = stores.get(workbench);
  if (known) return known;
  const store = createStore<Left>(() => ({ places: new Set(), told: new Set() }));
  stores.set(workbench, store);
  workbench.desk.subscribe(({ asked }, before) => {
    if (asked !== before.asked && asked?.panel === 'problems') tell(store, workbench);
  });
  return store;
}

/** Whoever opens the list of problems is told of all there are then; what is added later begins anew. */
function tell(store: LeftStore, { analysis }: Workbench): void {
  const told = analysis
    .now()
    .problems.filter(isUnfilled)
    .map(({ node = '', field = '' }) => keyOf(node, field));
  store.setState(({ told: before }) => ({ told: new Set([...before, ...told]) }));
}

export function leave(store: LeftStore, node: string, place: string): void {
  const key = keyOf(node, place);
  if (store.getState().places.has(key)) return;
  store.setState(({ places }) => ({ places: new Set([...places, key]) }));
}

/** Something new stands at this place: what was there before it was another. */
export function beginAnew(store: LeftStore, node: string, place: string): void {
  const key = keyOf(node, place);
  const without = (keys: ReadonlySet<string>): Set<string> =>
    new Set([...keys].filter((other) => other !== key && !other.startsWith(`${key}.`)));
  store.setState(({ places, told }) => ({ places: without(places), told: without(told) }));
}

export function isLeft({ places, told }: Left, node: string, place: string): boolean {
  const key = keyOf(node, place);
  if (places.has(key) || told.has(key)) return true;
  return [...told].some((other) => other.startsWith(`${key}.`));
}

function keyOf(node: string, place: string): string {
  return `${node} ${place}`;
}

/**
 * The places of a form that the focus leaves; none while it stays there, and where another window is looked at. A test is
 * left as a whole: within it one goes to and fro. What stands for itself among the problems of one field has a
 * `data-place` of its own.
 */
export function placesLeft(from: Element, to: EventTarget | null): string[] {
  if (from === from.ownerDocument.activeElement) return [];
  const part = from.closest<HTMLElement>('.inspector-part');
  const place = from.closest<HTMLElement>('[data-place], [data-field]');
  const whole = part ?? place;
  if (!whole || (to instanceof Node && whole.contains(to))) return [];
  const within = part ? [...part.querySelectorAll<HTMLElement>('[data-field]')] : [];
  const own = within.filter((one) => one.closest('.inspector-part') === part);
  const names = [place, ...own].map((one) => one?.dataset['place'] ?? one?.dataset['field']);
  return names.flatMap((name) => (name ? [name] : []));
}

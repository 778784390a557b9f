/** Something that people may be looking at has changed. Names only: whoever is shown it reads it for themselves. */
export type Change =
  | { readonly kind: 'delivery'; readonly id: string }
  /** All of a rule's that had not come to an end, at once. */
  | { readonly kind: 'deliveries'; readonly id: string }
  | { readonly kind: 'event'; readonly id: string }
  | { readonly kind: 'rule'; readonly id: string }
  | { readonly kind: 'connection'; readonly id: string }
  /** The names behind this connection's uuids. */
  | { readonly kind: 'names'; readonly id: string }
  | { readonly kind: 'settings'; readonly id: 'settings' }
  /** The demo hospital: its stream, its studies, what goes wrong there, what it was asked. */
  | { readonly kind: 'demo'; readonly id: 'demo' }
  | { readonly kind: 'reset' };

export class Changes {
  readonly #listeners = new Set<(change: Change) => void>();

  listen(call: (change: Change) => void): () => void {
    this.#listeners.add(call);
    return () => this.#listeners.delete(call);
  }

  tell(change: Change): void {
    for (const call of this.#listeners) call(change);
  }
}

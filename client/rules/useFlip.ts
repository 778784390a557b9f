import { useSwitchRule } from '../api/rules.ts';
import { refusalOf } from './refusal.ts';

export interface Flip {
  readonly id: string;
  readonly revision: number;
  readonly enabled: boolean;
  readonly waiting?: 'hold' | 'cancel' | 'send';
  readonly release?: boolean;
}

export type Flipped =
  | { readonly kind: 'done'; readonly moved: number; readonly held: number }
  /** So many deliveries wait: say what shall become of them. */
  | { readonly kind: 'ask'; readonly waiting: number }
  | { readonly kind: 'refused'; readonly message: string };

/** Switches a rule on or off. What else was changed meanwhile does not matter to the switch, so it is tried again. */
export function useFlip(): (flip: Flip) => Promise<Flipped> {
  const { mutateAsync } = useSwitchRule();
  const attempt = async (flip: Flip, mayTryAgain: boolean): Promise<Flipped> => {
    try {
      const { moved, held } = await mutateAsync(flip);
      return { kind: 'done', moved, held };
    } catch (error) {
      const refusal = refusalOf(error);
      switch (refusal.kind) {
        case 'stale':
          if (mayTryAgain) return attempt({ ...flip, revision: refusal.revision }, false);
          return { kind: 'refused', message: 'The rule is being changed elsewhere. Try again.' };
        case 'open':
          return { kind: 'ask', waiting: refusal.waiting };
        case 'other':
          return { kind: 'refused', message: refusal.message };
      }
    }
  };
  return (flip) => attempt(flip, true);
}

import type { CompileConnection } from '../../shared/authoring/compile/target.ts';
import type { Words } from '../../shared/authoring/describe.ts';
import type { NameKind } from '../../shared/catalogue.ts';
import { vocabulary } from '../../shared/catalogue/ambra/vocabulary.ts';
import type { JsonObject } from '../../shared/model/json.ts';
import type { Problem } from '../../shared/model/problem.ts';

export interface Named {
  readonly uuid: string;
  readonly name: string;
}

/** What checking, compiling and telling a rule needs to know besides its graph. */
export interface Surroundings {
  readonly rule: { readonly id: string };
  /** The number that the next version will have. */
  readonly version: number;
  readonly connections: readonly (CompileConnection & {
    readonly name: string;
    readonly auth: { readonly kind: string };
  })[];
  /** The users for whom there is a login. */
  readonly identities: readonly {
    readonly connection: string;
    readonly userId: string;
    readonly name: string;
  }[];
  /** By connection, then kind; absent while they are not known. */
  readonly names: ReadonlyMap<string, Partial<Record<NameKind, readonly Named[]>>>;
  /** What the server found beside other rules, when the draft was last saved: the editor does not know those. */
  readonly besides: readonly Problem[];
  /** Events to look at for values that occur, in the lean form. */
  readonly samples: readonly JsonObject[];
}

const known = new WeakMap<Surroundings, Words>();

/**
 * The vocabulary, and names in place of uuids as far as they are known: the same for the same surroundings, so that what
 * was made of it can be kept.
 */
export function wordsOf(surroundings: Surroundings): Words {
  const words = known.get(surroundings) ?? wordsAnew(surroundings);
  known.set(surroundings, words);
  return words;
}

function wordsAnew({ names, identities }: Surroundings): Words {
  return {
    catalogue: vocabulary,
    nameOf(kind, uuid) {
      for (const lists of names.values()) {
        const found = lists[kind]?.find((one) => one.uuid === uuid);
        if (found) return found.name;
      }
      return kind === 'user' ? identities.find((one) => one.userId === uuid)?.name : undefined;
    },
  };
}

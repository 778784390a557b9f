import { describe } from 'vitest';
import type { Storage } from '../../server/storage.ts';
import { describeAccepting } from './storage/accepting.ts';
import { describeCounts } from './storage/counts.ts';
import { describeDelivering } from './storage/delivering.ts';
import { describeDocuments } from './storage/documents.ts';
import { describeLists } from './storage/lists.ts';
import { describeMoving } from './storage/moving.ts';
import { describeUpkeep } from './storage/upkeep.ts';

/** Somewhere a storage can live, which is empty at first. */
export interface Place {
  /** Opens what is there; one at a time. */
  open(): Promise<Storage>;
  /** Throws it all away. */
  remove(): Promise<void>;
}

/** What `server/storage.ts` promises, for every implementation of it. */
export function describeStorage(name: string, newPlace: () => Promise<Place>): void {
  describe(`${name} keeps the promises of a storage`, () => {
    describeDocuments(newPlace);
    describeAccepting(newPlace);
    describeDelivering(newPlace);
    describeMoving(newPlace);
    describeLists(newPlace);
    describeCounts(newPlace);
    describeUpkeep(newPlace);
  });
}

import { claimFor, type OnceClaim } from '../../../shared/dispatch/claim.ts';
import type { Delivery } from '../../../shared/model/delivery.ts';
import type { DeliveryStory } from '../../storage.ts';
import type { System } from '../../system.ts';

type Kept = Pick<System, 'storage'>;

/** That a call was to be made once per study and there was none, in words; null for all others. */
export function withoutStudy({ webhook, event }: DeliveryStory): string | null {
  const once = claimFor(webhook, event);
  return once.kind === 'no_study' ? once.text : null;
}

/**
 * Why a delivery was skipped, by what has become of the one that has the claim; null for deliveries that were not
 * skipped, and where the claim was released since.
 */
export async function whySkipped(system: Kept, story: DeliveryStory): Promise<string | null> {
  const { delivery, webhook, event } = story;
  if (delivery.state !== 'skipped') return null;
  const once = claimFor(webhook, event);
  return once.kind === 'once' ? wordClaim(system, once.claim, delivery.createdAt) : null;
}

/** Who made the call that is made once, or why it was not made; null where nobody had the claim by that moment. */
export async function wordClaim(
  { storage: { journal } }: Kept,
  { key, subject }: OnceClaim,
  by: string,
): Promise<string | null> {
  const claims = await journal.claims(key);
  const claim = claims.find((one) => one.subject === subject && one.takenAt <= by);
  if (!claim) return null;
  const earlier = await journal.story(claim.delivery);
  return earlier
    ? wordEarlier(earlier.delivery)
    : `This call is made once, and its claim was taken at ${claim.takenAt} by a delivery that is not kept any more. ${choice}`;
}

const choice = 'Release its claim, or run it again on purpose.';

function wordEarlier({ id, state, reason, updatedAt }: Delivery): string {
  switch (state) {
    case 'succeeded':
      return `This call is made once, and delivery ${id} made it at ${updatedAt}. ${choice}`;
    case 'failed': {
      const why = reason === null ? '' : ` (${reason.replace(/\.$/, '')})`;
      return `It was tried and failed for good${why}, so it is not made again. ${choice} The delivery that failed is ${id}.`;
    }
    case 'waiting':
    case 'sending':
      return `This call is made once, and delivery ${id} is about to make it.`;
    case 'held':
      return `This call is made once, and delivery ${id}, which is to make it, is held. Release that one.`;
    case 'cancelled':
    case 'skipped':
      return `This call is made once, and delivery ${id}, which was to make it, was called off. ${choice}`;
  }
}

import { z } from 'zod';
import { StorageFailed, type Trouble } from '../storage.ts';
import type { System } from '../system.ts';
import type { AppDeps } from './api.ts';
import { Refusal } from './problemDetails.ts';
import { route, type Route } from './route.ts';
import { troubleWords } from './storageTrouble.ts';

/** After an event was refused for want of room; then it may be tried again whether there is some. */
const fullMs = 15_000;

/** For whoever watches the process; open to everybody, and tells nothing else. */
export function healthRoutes({ system, stopping }: AppDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/healthz',
      summary: 'The process is alive',
      answer: z.object({ status: z.string() }),
      handle: () => ({ status: 'ok' }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      summary:
        'It can take events in: the journal stores them and has room, and it is not about to stop',
      answer: z.object({ status: z.string() }),
      async handle() {
        if (stopping?.()) throw notReady('Studyhook is about to stop.');
        const { clock, intake } = system();
        const { last } = intake.refusals();
        if (last && clock.now().getTime() - last.getTime() < fullMs)
          throw notReady('There is no room for events right now.');
        const trouble = await answerOf(system());
        if (trouble !== null) throw notReady(troubleWords[trouble]);
        return { status: 'ready' };
      },
    }),
  ];
}

/** Asks the journal something, for it may not have been asked anything yet. */
async function answerOf({ intake, storage }: System): Promise<Trouble | null> {
  try {
    const trouble = await intake.trouble();
    if (trouble === null) await storage.journal.backlog();
    return trouble;
  } catch (fault) {
    if (fault instanceof StorageFailed) return fault.trouble;
    throw notReady('The journal does not answer.');
  }
}

function notReady(why: string): Refusal {
  const detail = `${why} Send requests elsewhere, or try again in a moment.`;
  return new Refusal({ status: 503, title: 'Not ready', detail }, { 'retry-after': '5' });
}

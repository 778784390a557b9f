import { z } from 'zod';
import type { AppDeps } from './api.ts';
import { Refusal } from './problemDetails.ts';
import { route, type Route } from './route.ts';

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
        'It can take events in: the journal answers and has room, and it is not about to stop',
      answer: z.object({ status: z.string() }),
      async handle() {
        if (stopping?.()) throw notReady('Studyhook is about to stop.');
        const { clock, intake } = system();
        const { last } = intake.refusals();
        if (last && clock.now().getTime() - last.getTime() < fullMs)
          throw notReady('There is no room for events right now.');
        try {
          await system().storage.journal.backlog();
        } catch {
          throw notReady('The journal does not answer.');
        }
        return { status: 'ready' };
      },
    }),
  ];
}

function notReady(why: string): Refusal {
  const detail = `${why} Send requests elsewhere, or try again in a moment.`;
  return new Refusal({ status: 503, title: 'Not ready', detail }, { 'retry-after': '5' });
}

import { z } from 'zod';
import type { AppDeps } from './api.ts';
import { Refusal } from './problemDetails.ts';
import { route, type Route } from './route.ts';

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
      summary: 'It can take events in: the journal answers, and it is not about to stop',
      answer: z.object({ status: z.string() }),
      async handle() {
        if (stopping?.()) throw notReady('Studyhook is about to stop.');
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

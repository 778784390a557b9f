import type { Express } from 'express';
import type { Route } from './route.ts';

/** Puts a route into the app. Faults travel to `answerFaults`. */
export function register(app: Express, route: Route): void {
  if (route.elsewhere) return;
  app[route.method](expressPath(route.path), async (req, res) => {
    const answer = await route.handle(req, res);
    // Whoever wrote an answer of their own has nothing to add.
    if (route.answer === undefined) return;
    res.status(route.status).set('cache-control', 'no-store').json(answer);
  });
}

/** `/api/rules/{id}` → `/api/rules/:id`; `{*path}` → `*path`. */
function expressPath(path: string): string {
  return path.replace(/\{\*(\w+)\}/g, '*$1').replace(/\{(\w+)\}/g, ':$1');
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { Router } from 'express';
import { Refusal } from './problemDetails.ts';

const year = '365d';

/** The built client: files with a hash in their names for ever, the page itself always asked for anew. */
export function serveClient(clientDir: string): Router {
  const router = Router();
  // Pages only: compressed beside what others sent, an answer's length would tell of the secrets in it.
  router.use(compression());
  router.use(
    '/assets',
    express.static(join(clientDir, 'assets'), { immutable: true, maxAge: year, index: false }),
  );
  router.use(express.static(clientDir, { index: false, maxAge: '1h' }));
  // The editor's addresses are the page's own business: whatever asks for a page gets it.
  router.get('/{*any}', (req, res, next) => {
    if (req.path.startsWith('/assets/') || !req.accepts('html')) {
      next();
      return;
    }
    if (!existsSync(join(clientDir, 'index.html'))) throw notBuilt();
    res.sendFile('index.html', {
      root: clientDir,
      headers: { 'cache-control': 'no-cache' },
      cacheControl: false,
    });
  });
  return router;
}

function notBuilt(): Refusal {
  return new Refusal({
    status: 404,
    title: 'The pages have not been built',
    detail:
      'Start Studyhook with "npm start", which builds them, or use the API: /api/openapi.json describes it.',
  });
}

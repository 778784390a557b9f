import express, { type Express, type Response } from 'express';
import type { Api, AppDeps } from './api.ts';
import { serveClient } from './client.ts';
import { answerFaults } from './faults.ts';
import { guardAddress } from './guard.ts';
import { healthRoutes } from './health.ts';
import { jsonBody } from './jsonBody.ts';
import { liveRoute } from './live.ts';
import { metricsRoute } from './metrics.ts';
import { createNameLists } from './nameLists.ts';
import { openApi } from './openapi.ts';
import { register } from './register.ts';
import { createPathWords, requestLog } from './requestLog.ts';
import { resourceRoutes } from './resources.ts';
import { intakeRoutes } from './resources/intake.ts';
import { rawRoute, type Route } from './route.ts';
import { securityHeaders } from './security.ts';
import { createSessions } from './session.ts';
import { refuseUnknown } from './unknown.ts';

export type { AppDeps } from './api.ts';

const largestBody = '2mb';

/**
 * Everything but `/events`: the API, the pages, health and metrics. Who asks is looked at before what is asked: address,
 * then token, then the body.
 */
export function createApp(deps: AppDeps): Express {
  const { config, log } = deps;
  const app = express();
  app.disable('x-powered-by');
  const pathOf = createPathWords(() => all);
  app.use(requestLog(log, pathOf), securityHeaders(config));
  const health = healthRoutes(deps);
  for (const route of health) register(app, route);
  app.use((req, _res, next) => {
    next(guardAddress(config, req) ?? undefined);
  });
  const sessions = createSessions(config, () => deps.system().clock);
  const open = [...sessions.routes];
  const guarded = guardedRoutes(deps);
  const all: Route[] = [...health, ...intakeRoutes, ...open, ...guarded];
  guarded.push(documentRoute(all, deps.version));
  const isGuarded = ['/api', '/metrics'];
  app.use('/api/session', sessions.limit);
  app.use('/api/session', express.json({ limit: '10kb' }));
  for (const route of open) register(app, route);
  app.use(isGuarded, sessions.guard);
  app.use(isGuarded, jsonBody(largestBody));
  for (const route of guarded) register(app, route);
  const unknown = refuseUnknown(all);
  app.use((req, res, next) => {
    const isPage = !req.path.startsWith('/api/') && req.path !== '/api' && isRead(req.method);
    if (isPage) next();
    else unknown(req, res, next);
  });
  app.use(serveClient(deps.clientDir));
  app.use(unknown);
  app.use(answerFaults(log, pathOf));
  return app;
}

function guardedRoutes(deps: AppDeps): Route[] {
  const api: Api = { ...deps, names: createNameLists(deps.system) };
  return [...resourceRoutes(api), liveRoute(deps), metricsRoute(deps)];
}

/** The document describes itself as well, so it is made when it is first asked for. */
function documentRoute(all: Route[], version: string): Route {
  let document: unknown;
  const own = rawRoute({
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This document',
    produces: 'application/json',
    handle(_req, res: Response) {
      document ??= openApi(all, version);
      res.json(document);
    },
  });
  all.push(own);
  return own;
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

import type { Request, RequestHandler } from 'express';
import { closest } from '../../shared/catalogue/closest.ts';
import { Refusal } from './problemDetails.ts';
import type { Route } from './route.ts';

const mostNear = 6;

/** Answers what no route took: another method is wanted (405), or there is no such address (404, naming what is near). */
export function refuseUnknown(routes: readonly Route[]): RequestHandler {
  const patterns = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return (req) => {
    const here = patterns.filter(({ pattern }) => pattern.test(req.path));
    if (here.length > 0) throw wrongMethod(here.map(({ route }) => route));
    throw noSuchAddress(req, routes);
  };
}

function wrongMethod(routes: readonly Route[]): Refusal {
  const methods = routes.flatMap(({ method }) =>
    method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
  );
  const detail = `This address understands ${methods.join(', ')}.`;
  const problem = { status: 405, title: 'Not with this method', detail };
  return new Refusal(problem, { allow: methods.join(', ') });
}

function noSuchAddress(asked: Pick<Request, 'method' | 'path'>, routes: readonly Route[]): Refusal {
  const near = nearTo(asked, routes);
  const detail =
    near.length > 0
      ? `There is nothing at this address. Near it: ${near.join('; ')}.`
      : 'There is nothing at this address. /api/openapi.json lists all there are.';
  return new Refusal({ status: 404, title: 'No such address', detail, near });
}

/** Addresses that may have been meant, the nearest first: those of the resource that the path names, or nearly names. */
function nearTo({ method, path }: Pick<Request, 'method' | 'path'>, routes: readonly Route[]) {
  const parts = path.split('/').filter((part) => part !== '');
  const resource = (parts[0] === 'api' ? parts[1] : parts[0]) ?? '';
  const resources = new Set(routes.map((route) => resourceOf(route)));
  const meant = resources.has(resource) ? resource : closest(resource, resources);
  const ranked = routes
    .filter((route) => resourceOf(route) === meant)
    .map((route) => ({
      route,
      far: distance(parts, route.path) + (route.method === method.toLowerCase() ? 0 : 0.5),
    }))
    .sort((a, b) => a.far - b.far);
  return ranked
    .slice(0, mostNear)
    .map(({ route }) => `${route.method.toUpperCase()} ${route.path.replace('{*', '{')}`);
}

/** `rules` of `/api/rules/{id}`, `events` of `/events`. */
function resourceOf({ path }: Route): string {
  const [, first = '', second = ''] = path.split('/');
  return first === 'api' ? second : first;
}

/** How many parts of the path differ; one that is merely misspelt, or has `api` too little, counts for less. */
function distance(asked: readonly string[], path: string): number {
  const parts = path.split('/').filter((part) => part !== '');
  const lacksApi = parts[0] === 'api' && asked[0] !== 'api';
  const own = lacksApi ? parts.slice(1) : parts;
  const differing = own.reduce((sum, part, at) => sum + unlike(part, asked[at]), 0);
  return differing + Math.max(0, asked.length - own.length) + (lacksApi ? 0.25 : 0);
}

function unlike(part: string, asked: string | undefined): number {
  if (asked === undefined) return 1;
  if (part === asked || part.startsWith('{')) return 0;
  return closest(asked, [part]) === undefined ? 1 : 0.25;
}

function patternOf(path: string): RegExp {
  const parts = path.split(/(\{[^}]*\})/).map((part) => {
    if (part.startsWith('{*')) return '.+';
    return part.startsWith('{') ? '[^/]+' : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}/?$`);
}

import type { RequestHandler } from 'express';
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
    throw noSuchAddress(req.path, routes);
  };
}

function wrongMethod(routes: readonly Route[]): Refusal {
  const methods = routes.map(({ method }) => method.toUpperCase());
  const detail = `This address understands ${methods.join(', ')}.`;
  const problem = { status: 405, title: 'Not with this method', detail };
  return new Refusal(problem, { allow: methods.join(', ') });
}

function noSuchAddress(path: string, routes: readonly Route[]): Refusal {
  const near = nearTo(path, routes);
  const detail =
    near.length > 0
      ? `There is nothing at this address. Near it: ${near.join('; ')}.`
      : 'There is nothing at this address. /api/openapi.json lists all there are.';
  return new Refusal({ status: 404, title: 'No such address', detail, near });
}

/** Addresses whose second part is the same or was meant. */
function nearTo(path: string, routes: readonly Route[]): string[] {
  const resource = path.split('/')[2] ?? '';
  const resources = new Set(routes.map((route) => route.path.split('/')[2] ?? ''));
  const meant = resources.has(resource) ? resource : closest(resource, resources);
  return routes
    .filter((route) => route.path.startsWith('/api/') && route.path.split('/')[2] === meant)
    .slice(0, mostNear)
    .map(({ method, path: own }) => `${method.toUpperCase()} ${own.replace('{*', '{')}`);
}

function patternOf(path: string): RegExp {
  const parts = path.split(/(\{[^}]*\})/).map((part) => {
    if (part.startsWith('{*')) return '.+';
    return part.startsWith('{') ? '[^/]+' : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}/?$`);
}

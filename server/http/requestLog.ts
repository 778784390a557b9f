import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Route } from './route.ts';

/**
 * A line for each request: method, resource, status. No query, no body, no header, and of the path only the words that
 * are ours, for anything else may hold a patient's name.
 */
export function requestLog(logger: Logger, pathOf: PathWords): RequestHandler {
  return pinoHttp({
    logger,
    serializers: {
      req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
        id,
        method,
        path: pathOf(url),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
    // Pages ask every few seconds; a line for each would bury the rest.
    customLogLevel: (_req, { statusCode }) => {
      if (statusCode >= 500) return 'error';
      return statusCode >= 400 ? 'info' : 'debug';
    },
    // What was at fault is told where it happened; the error that is made up here has a stack that says nothing.
    customErrorObject: (_req, _res, _error, { err: _err, ...line }: Record<string, unknown>) =>
      line,
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'answered with a fault',
  });
}

/** What may be logged of an address. */
export type PathWords = (url: string) => string;

/** The words of these routes' paths are ours. They are asked for with the first address, when all routes are there. */
export function createPathWords(routes: () => readonly Route[]): PathWords {
  let words: ReadonlySet<string> | undefined;
  return (url) => {
    const known = (words ??= new Set(routes().flatMap(({ path }) => path.split('/'))));
    const [path = ''] = url.split('?', 1);
    return path
      .split('/')
      .map((word) => (known.has(word) || uuid.test(word) ? word : '…'))
      .join('/');
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

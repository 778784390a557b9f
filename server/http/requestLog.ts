import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** A line for each request: method, path, status. No query, no body, no header, for any of them may hold a patient's name. */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    serializers: {
      req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
        id,
        method,
        path: url.split('?', 1)[0],
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
    // Pages ask every few seconds; a line for each would bury the rest.
    customLogLevel: (_req, { statusCode }) => {
      if (statusCode >= 500) return 'error';
      return statusCode >= 400 ? 'info' : 'debug';
    },
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'answered with a fault',
  });
}

import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { BadCursor, StorageFailed, StorageFull } from '../storage.ts';
import { findBreak, wordBreak } from './brokenJson.ts';
import type { PathWords } from './requestLog.ts';
import { answerProblem, Refusal, type ProblemDetails } from './problemDetails.ts';
import { nothingStored } from './storageTrouble.ts';

/**
 * The one place where what a handler throws becomes an answer: problem details by RFC 9457. What nobody expected is
 * logged with its cause and answered without details.
 */
export function answerFaults(log: Logger, pathOf: PathWords): ErrorRequestHandler {
  return (fault: unknown, req, res, _next) => {
    if (fault instanceof StorageFailed) log.error({ trouble: fault.trouble }, fault.message);
    const refusal = refusalOf(fault);
    if (refusal) {
      answerProblem(res, refusal.problem, refusal.headers);
      return;
    }
    // The other side has gone: nobody is there to be answered.
    if (req.destroyed && !req.complete) return;
    const path = pathOf(req.originalUrl);
    log.error({ err: fault, method: req.method, path }, 'A request could not be answered');
    answerUnknown(res);
  };
}

function answerUnknown(res: Response): void {
  answerProblem(res, {
    status: 500,
    title: 'Something broke here',
    detail:
      'Studyhook could not do this; its log says why. Try again, and tell whoever runs it if it stays so.',
  });
}

/** What a fault says to the one who asked; undefined where it says nothing to them. */
function refusalOf(fault: unknown): Refusal | undefined {
  if (fault instanceof Refusal) return fault;
  if (fault instanceof BadCursor) return new Refusal(badCursor);
  if (fault instanceof StorageFull) {
    const detail = `${fault.message} Nothing was changed: try again in a moment.`;
    return new Refusal(
      { status: 503, title: 'There is no room right now', detail },
      { 'retry-after': '5' },
    );
  }
  if (fault instanceof StorageFailed) return nothingStored(fault);
  return ofExpress(fault);
}

const badCursor: ProblemDetails = {
  status: 400,
  title: 'This page does not exist',
  detail: 'The cursor is none that was given out. Begin again without it.',
  errors: [{ field: 'cursor', message: 'is none that was given out' }],
};

/** Faults of Express and its body parser, by their `type`; their own messages may quote the body. */
function ofExpress(fault: unknown): Refusal | undefined {
  if (!(fault instanceof Error)) return undefined;
  const { type, status, body } = fault as Error &
    Partial<Record<'type' | 'status' | 'body', unknown>>;
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  if (type === 'entity.parse.failed') return new Refusal(brokenJson(body));
  const known = Object.entries(bodyProblems).find(([name]) => name === type)?.[1];
  return new Refusal(known ?? { status, ...unreadable });
}

const unreadable = {
  title: 'The request cannot be read',
  detail: 'Check the address and the headers, and send it again.',
};

function brokenJson(body: unknown): ProblemDetails {
  const found = typeof body === 'string' ? findBreak(body) : null;
  if (!found) {
    return {
      status: 400,
      title: 'The body is not a JSON object',
      detail: 'The body has to be one JSON object, such as {"name":"My rule"}.',
      errors: [{ field: 'body', message: 'has to be a JSON object' }],
    };
  }
  const { line, column, position } = found;
  return {
    status: 400,
    title: 'The body is not valid JSON',
    detail: `The body is not valid JSON${wordBreak(found)}`,
    errors: [{ field: 'body', message: `is not valid JSON${wordBreak(found)}` }],
    line,
    column,
    position,
  };
}

/** What is said of a body that Express cannot read, by the type of its fault. */
export const bodyProblems = {
  'entity.too.large': {
    status: 413,
    title: 'The body is too large',
    detail: 'A request may be 2 MB long. Send less at once.',
  },
  'encoding.unsupported': {
    status: 415,
    title: 'The body is encoded in a way that is not understood',
    detail: 'Send it as it is, without Content-Encoding.',
  },
  'charset.unsupported': {
    status: 415,
    title: 'The body is written in letters that are not understood',
    detail: 'Send it in UTF-8.',
  },
} satisfies Record<string, ProblemDetails>;

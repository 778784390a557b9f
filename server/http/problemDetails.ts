import type { ServerResponse } from 'node:http';

/** A refusal in RFC 9457's form. `detail` says what to change; `errors` name the field each of them concerns. */
export interface ProblemDetails {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly [extension: string]: unknown;
}

/** Thrown by a handler to refuse a request; turned into an answer in one place (`faults.ts`). */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: ProblemDetails;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: ProblemDetails, headers: Readonly<Record<string, string>> = {}) {
    super(problem.detail);
    this.problem = problem;
    this.headers = headers;
  }
}

/** For handlers that live in front of Express. */
export function answerProblem(
  res: ServerResponse,
  problem: ProblemDetails,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const body = JSON.stringify({ type: 'about:blank', ...problem });
  res.writeHead(problem.status, { 'content-type': 'application/problem+json', ...headers });
  res.end(body);
}

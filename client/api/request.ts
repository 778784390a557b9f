import { z } from 'zod';
import { sessionStore } from './session.ts';

const detailsSchema = z.object({
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

/** What the server refused, or that it could not be asked; `message` is a sentence for people. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** 0: no answer came. */
  readonly status: number;
  readonly title: string;
  /** The fields to blame, each with what is wrong with it. */
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** The whole answer: extensions such as `current` of a 409. */
  readonly body: unknown;

  constructor(
    given: {
      readonly status: number;
      readonly title: string;
      readonly detail?: string | undefined;
      readonly errors?: ApiError['errors'] | undefined;
      readonly body?: unknown;
    },
    options?: ErrorOptions,
  ) {
    super(given.detail ?? given.title, options);
    this.status = given.status;
    this.title = given.title;
    this.errors = given.errors ?? [];
    this.body = given.body;
  }

  /** Studyhook itself did not say this: there was no answer, or a proxy’s. */
  get isSilence(): boolean {
    return this.status === 0 || (this.status >= 502 && this.body === undefined);
  }
}

/** Whether the server said that there is no such thing, or none any more. */
export function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Goes out even while the page is being left. */
  readonly keepalive?: boolean;
}

let before: Promise<unknown> | undefined;

/** Lets whatever is asked from now on wait until this is over: meanwhile the server has nobody who could answer. */
export async function waitFor<Answer>(over: Promise<Answer>): Promise<Answer> {
  before = over.catch(() => undefined);
  try {
    return await over;
  } finally {
    before = undefined;
  }
}

/**
 * Asks the API and parses the answer. Throws an ApiError for whatever else comes: a refusal, silence, an answer of
 * another shape.
 */
export async function request<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  { method = 'GET', body, signal, keepalive = false }: Asked = {},
): Promise<z.output<Schema>> {
  if (before) await before;
  const response = await send(path, {
    method,
    keepalive,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  const answer = read(await response.text());
  if (response.status === 401) sessionStore.setState({ kind: 'locked' });
  if (!response.ok) throw refusal(response.status, answer);
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new ApiError(
    {
      status: response.status,
      title: 'The server answered with something unexpected',
      detail:
        'The page and the server may be of different versions. Reload the page; if it happens again, tell whoever runs Studyhook.',
      body: answer,
    },
    { cause: parsed.error },
  );
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw silence(0, { cause });
  }
}

/** Nobody was there, or a proxy said so. */
function silence(status: number, options?: ErrorOptions): ApiError {
  return new ApiError(
    {
      status,
      title: 'The server does not answer',
      detail: 'Is Studyhook still running, and are you connected? Then try again.',
    },
    options,
  );
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(status: number, body: unknown): ApiError {
  const details = detailsSchema.safeParse(body);
  if (details.success) return new ApiError({ status, ...details.data, body });
  return status >= 502
    ? silence(status)
    : new ApiError({ status, title: `The server answered with status ${status}`, body });
}

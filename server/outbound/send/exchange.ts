import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Call, SendAnswer } from './call.ts';
import { createBodyKeeper, type BodyKeeper } from './body.ts';
import { failureOf, isOurMistake, redirected, stopped, timedOut, type Failure } from './words.ts';

const keptHeaders = ['content-type', 'retry-after', 'date', 'x-request-id', 'location'];
const redirects = new Set([301, 302, 303, 307, 308]);
const noLongerWanted = new Error('nobody waits for this answer any more');

interface Head {
  readonly status: number;
  readonly headers: Record<string, string>;
}

/** A call under way. */
interface Exchange {
  readonly url: URL;
  readonly began: number;
  readonly body: BodyKeeper;
  /** There from the moment the request goes out. */
  wire: Dispatcher.DispatchController | undefined;
  head: Head | undefined;
  over: boolean;
  /** The first outcome counts; later ones are ignored. */
  conclude(outcome: SendAnswer | Error): void;
}

/**
 * One request on the wire and its answer, whichever comes first: the end of the answer, an error, the time-out or the
 * caller's signal. undici's dispatch is used bare, because it alone tells when the request goes out.
 */
export function exchange(dispatcher: Dispatcher, url: URL, call: Call): Promise<SendAnswer> {
  return new Promise((resolve, reject) => {
    const current: Exchange = {
      url,
      began: performance.now(),
      body: createBodyKeeper(call.keptBytes),
      wire: undefined,
      head: undefined,
      over: false,
      conclude(outcome) {
        if (current.over) return;
        current.over = true;
        clearTimeout(timer);
        call.signal?.removeEventListener('abort', onAbort);
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      },
    };
    const onAbort = () => {
      breakOff(current, stopped(url.host));
    };
    const timer = setTimeout(() => {
      breakOff(current, timedOut(url.host, call.timeoutMs, current.wire !== undefined));
    }, call.timeoutMs);
    if (call.signal?.aborted) {
      onAbort();
      return;
    }
    call.signal?.addEventListener('abort', onAbort);
    dispatcher.dispatch(requestOf(url, call), handlerOf(current));
  });
}

function handlerOf(current: Exchange): Dispatcher.DispatchHandler {
  const { url, body } = current;
  return {
    onRequestStart(controller) {
      if (current.over) controller.abort(noLongerWanted);
      else current.wire = controller;
    },
    onResponseStart(controller, status, headers) {
      // 1xx are only announcements.
      if (status < 200) return;
      current.head = { status, headers: keep(headers, url) };
      if (!redirects.has(status)) return;
      const message = redirected(url, status, asText(headers['location']));
      current.conclude(unanswered(current, 'redirect', message));
      controller.abort(noLongerWanted);
    },
    onResponseData(controller, chunk) {
      body.add(chunk);
      if (!body.tooLong() || !current.head) return;
      current.conclude(answered(current, current.head));
      controller.abort(noLongerWanted);
    },
    onResponseEnd() {
      if (current.head) current.conclude(answered(current, current.head));
    },
    onResponseError(_, error) {
      if (isOurMistake(error)) {
        current.conclude(new Error(`a call to ${url.host} could not be made`, { cause: error }));
      } else breakOff(current, failureOf(error, url.host, current.wire !== undefined));
    },
  };
}

function breakOff(current: Exchange, { why, message }: Failure): void {
  // All that would be kept has come, so the answer is known, whatever becomes of the rest.
  const known = current.body.truncated() ? current.head : undefined;
  current.conclude(known ? answered(current, known) : unanswered(current, why, message));
  current.wire?.abort(noLongerWanted);
}

function answered({ body, began }: Exchange, { status, headers }: Head): SendAnswer {
  return {
    kind: 'answered',
    status,
    headers,
    body: body.text(),
    truncated: body.truncated(),
    milliseconds: Math.round(performance.now() - began),
  };
}

function unanswered(
  { wire, began }: Exchange,
  why: Failure['why'] | 'redirect',
  message: string,
): SendAnswer {
  return {
    kind: 'no_answer',
    why,
    message,
    mayHaveArrived: wire !== undefined,
    milliseconds: Math.round(performance.now() - began),
  };
}

function requestOf(url: URL, call: Call): Dispatcher.DispatchOptions {
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method: call.method,
    headers: call.headers,
    body: call.body,
  };
}

/** The few headers that explain an answer. Cookies and the like are secrets; a location's query can be one. */
function keep(headers: IncomingHttpHeaders, url: URL): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of keptHeaders) {
    const text = asText(headers[name]);
    if (text !== undefined) kept[name] = name === 'location' ? withoutQuery(text, url) : text;
  }
  return kept;
}

function withoutQuery(location: string, base: URL): string {
  if (!URL.canParse(location, base.href)) return '';
  const { origin, pathname } = new URL(location, base);
  return origin + pathname;
}

function asText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

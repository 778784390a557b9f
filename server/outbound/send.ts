import { Agent } from 'undici';
import { checkAddress, guardedLookup } from './address.ts';
import type { Send } from './send/call.ts';
import { exchange } from './send/exchange.ts';

export { Breaker, type Breaking } from './send/breaker.ts';
export type { Call, Send } from './send/call.ts';

export interface Sender {
  /**
   * Makes the call, once: nothing is repeated and no redirect is followed. Whatever the world does is an answer;
   * only a call that is malformed (our mistake) rejects. `mayHaveArrived` is false only when not a byte went out.
   */
  readonly send: Send;
  /** Breaks off what is under way; those calls answer `aborted`. */
  close(): Promise<void>;
}

/** A sender with its own pool of kept-alive connections. How many calls run at once is for the gates to say. */
export function createSender(): Sender {
  // Two pools: a socket that may reach private addresses must never serve a connection that may not.
  const anywhere = createAgent(true);
  const publicOnly = createAgent(false);
  return {
    send(call) {
      const url = new URL(call.url);
      const check = checkAddress(url, call);
      if (check.kind === 'refused') {
        return Promise.resolve({
          kind: 'no_answer',
          why: 'refused_address',
          message: check.why,
          mayHaveArrived: false,
          milliseconds: 0,
        });
      }
      return exchange(call.allowPrivate ? anywhere : publicOnly, url, call);
    },
    async close() {
      await Promise.all([anywhere.destroy(), publicOnly.destroy()]);
    },
  };
}

function createAgent(allowPrivate: boolean): Agent {
  return new Agent({
    connect: { lookup: guardedLookup(allowPrivate) },
    allowH2: false,
    pipelining: 1,
    connections: 1024,
    // One timer per call, ours, covers connecting, headers and body together.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

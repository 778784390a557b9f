import type { Response } from 'express';
import type { Change } from '../changes.ts';
import type { AppDeps } from './api.ts';
import { Refusal } from './problemDetails.ts';
import { rawRoute, type Route } from './route.ts';

const flushMs = 250;
const heartbeatMs = 10_000;
/** An event, not a comment: a page hears of comments nothing, and has to notice when they cease. */
const heartbeat = 'event: here\ndata: 1\n\n';
const mostClients = 100;
/** Beyond so many changes at once a page had better read everything anew. */
const mostChanges = 500;
/** What a client that does not read may pile up before we let go of it. */
const mostUnread = 256 * 1024;

/**
 * Tells whoever looks what has changed, as server-sent events: at most four times a second, names only. A page that was
 * away reads everything anew when it is back.
 */
export function liveRoute({ system, stopping }: Pick<AppDeps, 'system' | 'stopping'>): Route {
  const audience = createAudience();
  let pending = new Map<string, Change>();
  let flushing: NodeJS.Timeout | undefined;
  let deaf: () => void = () => undefined;

  function flush(): void {
    flushing = undefined;
    const changes = pending.size > mostChanges ? [{ kind: 'reset' }] : [...pending.values()];
    pending = new Map();
    audience.tell(`event: changes\ndata: ${JSON.stringify(changes)}\n\n`);
  }

  function heard(change: Change): void {
    pending.set(change.kind === 'reset' ? 'reset' : `${change.kind}:${change.id}`, change);
    flushing ??= setTimeout(flush, flushMs);
    // The demo has been set up anew: from now on another system has the news.
    if (change.kind === 'reset') listen();
  }

  function listen(): void {
    deaf();
    deaf = system().changes.listen(heard);
  }

  function rest(): void {
    deaf();
    clearTimeout(flushing);
    flushing = undefined;
    pending = new Map();
  }

  return rawRoute({
    method: 'get',
    path: '/api/live',
    summary:
      'Server-sent events: which deliveries, events, rules and connections have changed, and whether the settings or the demo have',
    produces: 'text/event-stream',
    handle(req, res) {
      // Who asks for the headers alone is no audience: there would be no end to it.
      if (req.method === 'HEAD') {
        res.writeHead(200, streamHeaders).end();
        return;
      }
      if (stopping?.() === true || audience.size() >= mostClients) throw notNow();
      if (audience.size() === 0) listen();
      begin(res);
      audience.join(res, rest);
    },
  });
}

interface Audience {
  size(): number;
  tell(text: string): void;
  /** `whenEmpty` is called when the last one has left. */
  join(res: Response, whenEmpty: () => void): void;
}

function createAudience(): Audience {
  const clients = new Set<Response>();
  let beating: NodeJS.Timeout | undefined;

  function tell(text: string): void {
    for (const res of clients) {
      if (res.writableLength > mostUnread) res.destroy();
      else res.write(text);
    }
  }

  return {
    size: () => clients.size,
    tell,
    join(res, whenEmpty) {
      clients.add(res);
      beating ??= setInterval(tell, heartbeatMs, heartbeat).unref();
      res.on('close', () => {
        clients.delete(res);
        if (clients.size > 0) return;
        clearInterval(beating);
        beating = undefined;
        whenEmpty();
      });
    },
  };
}

const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // Proxies that buffer would show everything late.
  'x-accel-buffering': 'no',
};

function begin(res: Response): void {
  res.writeHead(200, streamHeaders);
  res.write('retry: 2000\n\n');
}

function notNow(): Refusal {
  const detail =
    'Too many pages are looking, or Studyhook is about to stop. Ask again every few seconds instead.';
  return new Refusal({ status: 503, title: 'Not live right now', detail }, { 'retry-after': '30' });
}

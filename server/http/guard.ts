import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { isLoopback, type Config } from '../config.ts';
import { Refusal } from './problemDetails.ts';
import { isSecret } from './secret.ts';

type Addresses = Pick<Config, 'host' | 'publicUrl'>;
type Tokens = Pick<Config, 'accessToken' | 'eventsToken'>;

/**
 * Refuses requests that a foreign page makes somebody's browser send: by a name that was bent to our address (DNS
 * rebinding: a foreign Host, 421) or straight across (CSRF: a foreign Origin, 403). Programs send no Origin.
 */
export function guardAddress(config: Addresses, req: IncomingMessage): Refusal | null {
  const port = req.socket.localPort;
  const { host, origin } = req.headers;
  if (!isOurs(config, host ?? '', port)) return foreignHost();
  if (origin === undefined || isOurOrigin(config, origin, host ?? '')) return null;
  return new Refusal({
    status: 403,
    title: 'This page may not do that',
    detail:
      'The request comes from a page of another address. Open Studyhook itself; if it is reached under another name, set PUBLIC_URL to the address that people type.',
  });
}

/** For the plain handler of `/events` in front of Express: address, then token. Null where it may pass. */
export function guardEvents(config: Addresses & Tokens, req: IncomingMessage): Refusal | null {
  const refusal = guardAddress(config, req);
  if (refusal) return refusal;
  const tokens = [config.eventsToken, config.accessToken].filter((one) => one !== undefined);
  if (tokens.length === 0 || tokens.some((token) => bearsToken(req, token))) return null;
  const name = config.eventsToken === undefined ? 'ACCESS_TOKEN' : 'EVENTS_TOKEN';
  return noToken(
    `Sending events in needs a token: add the header "Authorization: Bearer <token>" with the value of ${name}.`,
  );
}

export function bearsToken(req: IncomingMessage, token: string): boolean {
  const bearer = /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  return bearer !== undefined && isSecret(bearer, token);
}

export function noToken(detail: string): Refusal {
  return new Refusal(
    { status: 401, title: 'Sign in first', detail },
    { 'www-authenticate': 'Bearer realm="Studyhook"' },
  );
}

function foreignHost(): Refusal {
  return new Refusal({
    status: 421,
    title: 'Studyhook is not known by this name',
    detail:
      'Use the address that Studyhook printed when it started. If people reach it under another name (a proxy, a tunnel), set PUBLIC_URL to the address that they type.',
  });
}

/** Names that nobody else can bend to us: the machine's own, the configured ones, and addresses that are numbers. */
function isOurs(config: Addresses, host: string, port: number | undefined): boolean {
  const { publicUrl } = config;
  if (publicUrl && host.toLowerCase() === publicUrl.host) return true;
  // What nearly everybody sends; taking an address apart costs as much as matching the event.
  if (host === `localhost:${port}` || host === `127.0.0.1:${port}`) return true;
  const url = parse(`http://${host}`);
  if (!url || url.pathname !== '/' || url.username !== '' || host.includes('@')) return false;
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const samePort = Number(url.port || 80) === port;
  if (isLoopback(config.host)) return samePort && (isLoopback(name) || name === config.host);
  // Behind a container's or a router's port mapping the port is another one.
  return isIP(name) !== 0 || name === 'localhost' || name === config.host.toLowerCase();
}

function isOurOrigin({ publicUrl }: Addresses, origin: string, host: string): boolean {
  if (publicUrl && origin.toLowerCase() === publicUrl.origin) return true;
  const url = parse(origin);
  return url?.protocol === 'http:' && url.host === parse(`http://${host}`)?.host;
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

import type { Config } from './config.ts';

/** Nothing can be served where the configuration says; the message says what to change. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/** The fault in words where it is one of listening that a person can mend; any other one as it is. */
export function listenFault(
  fault: unknown,
  config: Pick<Config, 'host' | 'port' | 'sandboxPort'>,
): unknown {
  if (!(fault instanceof Error)) return fault;
  const { code, syscall, port } = fault as NodeJS.ErrnoException & { port?: number };
  const isLookup = syscall === 'getaddrinfo';
  if (syscall !== 'listen' && !isLookup) return fault;
  // The demo hospital always listens on this machine's own address, so a HOST that is none concerns PORT alone.
  const isSandbox = port === config.sandboxPort && port !== config.port;
  const setting = isSandbox ? 'SANDBOX_PORT' : 'PORT';
  const words = isLookup ? noAddress(config.host) : wordsFor(code, setting, port, config.host);
  return words === undefined ? fault : new CannotListen(words, { cause: fault });
}

function wordsFor(
  code: string | undefined,
  setting: string,
  port: number | undefined,
  host: string,
): string | undefined {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop that one, or choose another port with ${setting}.`;
  }
  if (code === 'EACCES') {
    return `This user may not listen on port ${port}. Choose a port above 1023 with ${setting}.`;
  }
  return code === 'EADDRNOTAVAIL' ? noAddress(host) : undefined;
}

function noAddress(host: string): string {
  return `This machine has no address ${host}. Set HOST to one of its own, or leave it out to listen on this machine only.`;
}

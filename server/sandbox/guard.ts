import type { RequestHandler } from 'express';

const names = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Keeps other sites out of the demo: a page that somebody has open could reach this port under a name of its own (DNS
 * rebinding) or send a form here. Programs send no Origin.
 */
export const guard: RequestHandler = (request, response, next) => {
  const port = request.socket.localPort;
  const hosts = names.flatMap((name) => [name, `${name}:${port}`]);
  const host = (request.get('host') ?? '').toLowerCase();
  const origin = request.get('origin');
  const ownOrigin = origin === undefined || hosts.some((own) => origin === `http://${own}`);
  if (hosts.includes(host) && ownOrigin) {
    next();
    return;
  }
  response.status(403).json({
    status: 'ERROR',
    error_type: 'FOREIGN_HOST',
    error_subtype: `The demo hospital answers only to http://localhost:${port}/ on this machine.`,
  });
};

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';

/** What a bare handler can take: one event in, one call out, nothing kept and nothing matched. */
const sink = process.argv[2] ?? '';
const agent = new Agent({ connections: 64 });

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    const event = JSON.parse(Buffer.concat(chunks).toString()) as { study: { uuid: string } };
    res.writeHead(202, { 'content-type': 'application/json' });
    res.end('{"id":"1","deliveries":[]}');
    const body = new URLSearchParams({ uuid: event.study.uuid, destination_id: 'd' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    void request(`${sink}study/push`, { method: 'POST', body, headers, dispatcher: agent }).then(
      (answer) => answer.body.dump(),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

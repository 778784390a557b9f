import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The other side, in a process of its own: counts calls and says when it has had as many as it was told to expect. */
let count = 0;
let expected = Infinity;

const server = createServer((req, res) => {
  req.resume();
  req.on('end', () => {
    res.setHeader('content-type', 'application/json');
    res.end('{"status":"OK"}');
    count += 1;
    if (count === expected) process.send?.('all');
  });
});
process.on('message', (n: number) => {
  count = 0;
  expected = n;
  process.send?.('ready');
});
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { greeting } from '../../server/greeting.ts';
import { start } from '../../server/start.ts';

const token = 'a-long-random-text';

/** What a start with this environment says, and where it and its hospital really listen. */
async function started(env: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'studyhook-greeting-'));
  const config = readConfig({ PORT: '0', SANDBOX_PORT: '0', DATA_DIR: folder, ...env });
  const log = pino({ level: 'silent' });
  const studyhook = await start({ config, version: '1', log, clientDir: folder });
  try {
    const port = new URL(studyhook.url).port;
    const hospital = studyhook.demo?.sandbox.port;
    return { lines: greeting(studyhook, config).split('\n'), port, hospital };
  } finally {
    await studyhook.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

it('says where Studyhook is and how to stop it', async () => {
  const { lines, port } = await started({ DEMO: '0' });
  expect(lines).toEqual([
    `Studyhook is running: http://localhost:${port}`,
    'Press Ctrl+C to stop.',
  ]);
});

it('tells of the demo hospital where there is one', async () => {
  const { lines, port, hospital } = await started({ DEMO: '1' });
  expect(hospital).not.toBe(Number(port));
  expect(lines).toEqual([
    `Studyhook is running: http://localhost:${port}`,
    `The demo hospital answers on http://localhost:${hospital}`,
    'Press Ctrl+C to stop.',
  ]);
});

it('names an address to go to where all are listened on, and says what others need, but not the token', async () => {
  const { lines, port } = await started({ DEMO: '0', HOST: '0.0.0.0', ACCESS_TOKEN: token });
  expect(lines).toEqual([
    `Studyhook is running: http://localhost:${port}`,
    'Other machines reach it at each address of this one, on the same port, with the ACCESS_TOKEN.',
    'Press Ctrl+C to stop.',
  ]);
});

it('names the one address that was chosen', () => {
  const env = { HOST: '192.168.1.5', ACCESS_TOKEN: token };
  const studyhook = { url: 'http://192.168.1.5:3000', demo: null };
  expect(greeting(studyhook, readConfig(env)).split('\n')).toEqual([
    'Studyhook is running: http://192.168.1.5:3000',
    'Press Ctrl+C to stop.',
  ]);
});

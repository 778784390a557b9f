import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BadConfig, doubts, readConfig } from '../../server/config.ts';

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (fault) {
    return fault instanceof BadConfig ? fault.message.split('\n') : [String(fault)];
  }
}

describe('the environment', () => {
  let folder = '';
  afterEach(() => {
    if (folder) rmSync(folder, { recursive: true });
    folder = '';
  });
  const newFolder = () => (folder = mkdtempSync(join(tmpdir(), 'studyhook-config-')));

  it('needs nothing: this machine only, port 3000, the demo on port 8020', () => {
    const config = readConfig({ DATA_DIR: newFolder() });
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, sandboxPort: 8020, demo: true });
  });

  it('treats an empty variable as one that was not set', () => {
    expect(readConfig({ DATA_DIR: newFolder(), PORT: '', ACCESS_TOKEN: '' }).port).toBe(3000);
  });

  it.each([
    ['PORT', 'eighty', 'must be a port number from 0 to 65535'],
    ['PORT', '70000', 'must be a port number from 0 to 65535'],
    ['SANDBOX_PORT', '-1', 'must be a port number from 0 to 65535'],
    ['DEMO', 'yes', 'must be 1 (on) or 0 (off)'],
    ['SECRET_KEY', 'short', 'has to be 32 random bytes, written as 64 hexadecimal digits'],
    ['LOG_LEVEL', 'loud', 'must be one of trace, debug, info, warn, error, fatal, silent'],
    ['ACCESS_TOKEN', 'short', 'must be at least 16 characters long'],
    ['EVENTS_TOKEN', 'short', 'must be at least 16 characters long'],
    ['PUBLIC_URL', 'studyhook', 'must be the address that people type'],
    ['PUBLIC_URL', 'https://a.example/?b=c', 'must be an address without a query'],
    ['PUBLIC_URL', 'https://a.example/#b', 'must be an address without a query or a fragment'],
    ['PUBLIC_URL', 'https://a.example/?', 'must be an address without a query or a fragment'],
  ])('refuses %s=%s by name and says what is allowed', (name, value, allowed) => {
    expect(() => readConfig({ [name]: value })).toThrow(BadConfig);
    expect(() => readConfig({ [name]: value })).toThrow(`${name} ${allowed}`);
  });

  it('is told of all that is wrong with it at once, a line each', () => {
    const env = {
      DATA_DIR: newFolder(),
      HOST: '0.0.0.0',
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      MASKED_TOKEN: 'x'.repeat(16),
    };
    expect(problemsOf(env)).toEqual([
      expect.stringMatching(/^PORT must be/),
      expect.stringMatching(/^LOG_LEVEL must be/),
      expect.stringMatching(/^HOST=0\.0\.0\.0 lets other machines in/),
      expect.stringMatching(/^MASKED_TOKEN hides/),
    ]);
  });

  it('is not told of what only seems wrong because something else is', () => {
    const short = { DATA_DIR: newFolder(), HOST: '0.0.0.0', ACCESS_TOKEN: 'short' };
    expect(problemsOf(short)).toEqual([expect.stringMatching(/^ACCESS_TOKEN must be at least/)]);
    const ports = { DATA_DIR: newFolder(), PORT: 'eighty', SANDBOX_PORT: '3000' };
    expect(problemsOf(ports)).toEqual([expect.stringMatching(/^PORT must be/)]);
  });

  it('gives the demo a port of its own, and minds nothing where there is no demo', () => {
    const same = { DATA_DIR: newFolder(), PORT: '8020', SANDBOX_PORT: '8020' };
    expect(() => readConfig(same)).toThrow(new BadConfig('PORT and SANDBOX_PORT must differ.'));
    expect(readConfig({ ...same, DEMO: '0' }).port).toBe(8020);
    expect(readConfig({ ...same, PORT: '0', SANDBOX_PORT: '0' }).demo).toBe(true);
  });

  it('lets other machines in only with an access token', () => {
    const open = { DATA_DIR: newFolder(), HOST: '0.0.0.0' };
    expect(() => readConfig(open)).toThrow('Set ACCESS_TOKEN');
    expect(readConfig({ ...open, ACCESS_TOKEN: 'x'.repeat(16) }).host).toBe('0.0.0.0');
  });

  it.each([
    ['journal.db'],
    ['journal.db-wal'],
    ['secret.key'],
    ['rules/r1.json'],
    ['connections/c1.json'],
    ['identities/i1.json'],
    ['settings/settings.json'],
  ])('does not turn a folder with %s into a demo, unless told to', (name) => {
    const dataDir = newFolder();
    mkdirSync(dirname(join(dataDir, name)), { recursive: true });
    writeFileSync(join(dataDir, name), '{}');
    expect(readConfig({ DATA_DIR: dataDir }).demo).toBe(false);
    expect(readConfig({ DATA_DIR: dataDir, DEMO: '1' }).demo).toBe(true);
  });

  it.each([
    ['ACCES_TOKEN', 'ACCESS_TOKEN'],
    ['MASK_TOKEN', 'MASKED_TOKEN'],
    ['event_token', 'EVENTS_TOKEN'],
    ['SECRETKEY', 'SECRET_KEY'],
  ])('is told that %s may be meant to be %s, and never what it holds', (name, meant) => {
    const said = doubts({ [name]: 'a-value-to-be-kept' });
    expect(said).toEqual([
      `${name} is set, which means nothing to Studyhook. Is it meant to be ${meant}?`,
    ]);
    // Where something is refused that it would have mended, it is said with that.
    const refused = problemsOf({ DATA_DIR: newFolder(), PORT: 'eighty', [name]: 'a-value' });
    expect(refused.slice(1)).toEqual(said);
  });

  it('is not asked about what belongs to other programs, nor about what is set besides', () => {
    const others = [
      'HOME',
      'HOSTNAME',
      'HOSTS',
      'AWS_ACCESS_TOKEN',
      'REFRESH_TOKEN',
      'XDG_DATA_DIRS',
    ];
    expect(doubts(Object.fromEntries(others.map((name) => [name, 'x'])))).toEqual([]);
    expect(doubts({ ACCES_TOKEN: 'x', ACCESS_TOKEN: 'y' })).toEqual([]);
  });
});

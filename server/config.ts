import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { nearMisses } from './nearMisses.ts';
import { keyForm, parseKey } from './outbound/secrets.ts';

/** The environment, parsed once; nothing else reads `process.env`. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly sandboxPort: number;
  readonly dataDir: string;
  readonly demo: boolean;
  readonly secretKey: string | undefined;
  readonly accessToken: string | undefined;
  /** For those who may look, but not see patients' values. */
  readonly maskedToken: string | undefined;
  readonly eventsToken: string | undefined;
  readonly publicUrl: URL | undefined;
  readonly logLevel: (typeof logLevels)[number];
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
    .transform(Number)
    .refine((n) => n <= 65535, 'must be a port number from 0 to 65535')
    .default(fallback);
const token = z
  .string()
  .min(16, 'must be at least 16 characters long, so that nobody guesses it')
  .optional();

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port(3000),
  SANDBOX_PORT: port(8020),
  DATA_DIR: z.string().min(1).default('./data'),
  DEMO: z.enum(['0', '1'], 'must be 1 (on) or 0 (off)').optional(),
  SECRET_KEY: z
    .string()
    .refine((text) => parseKey(text) !== null, keyForm)
    .optional(),
  ACCESS_TOKEN: token,
  MASKED_TOKEN: token,
  EVENTS_TOKEN: token,
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be the address that people type, such as https://studyhook.example.org',
    })
    .transform((text) => new URL(text))
    .refine(
      ({ href }) => !/[?#]/.test(href),
      'must be an address without a query or a fragment: leave out what follows the ? or #',
    )
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
});

/** A value in the environment that cannot be used; the message names it and says what is allowed. */
export class BadConfig extends Error {
  override readonly name = 'BadConfig';
}

/** Throws `BadConfig`, which tells of everything that is wrong, a line each. */
export function readConfig(env: Env): Config {
  // An empty variable means that it was not set: that is how shells and compose files unset one.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { value, wrong, problems } = readEach(given);
  const dataDir = resolve(value.DATA_DIR);
  const demo = value.DEMO === undefined ? !holdsRealData(dataDir) : value.DEMO === '1';
  const all = [...problems, ...atOdds(given, value.HOST), ...portsAtOdds(value, wrong, demo)];
  if (all.length > 0) throw new BadConfig([...all, ...doubts(env)].join('\n'));
  return {
    host: value.HOST,
    port: value.PORT,
    sandboxPort: value.SANDBOX_PORT,
    dataDir,
    demo,
    secretKey: value.SECRET_KEY,
    accessToken: value.ACCESS_TOKEN,
    maskedToken: value.MASKED_TOKEN,
    eventsToken: value.EVENTS_TOKEN,
    publicUrl: value.PUBLIC_URL,
    logLevel: value.LOG_LEVEL,
  };
}

/** What may have been meant otherwise, a sentence each. */
export function doubts(env: Env): string[] {
  return nearMisses(env, Object.keys(environment.shape));
}

type Env = Readonly<Record<string, string | undefined>>;
type Values = z.output<typeof environment>;

interface Read {
  /** As if those that are wrong had not been set. */
  readonly value: Values;
  /** The names of those that are wrong. */
  readonly wrong: ReadonlySet<string>;
  readonly problems: readonly string[];
}

function readEach(given: Env): Read {
  const parsed = environment.safeParse(given);
  if (parsed.success) return { value: parsed.data, wrong: new Set(), problems: [] };
  const { issues } = parsed.error;
  const wrong = new Set(issues.map(({ path }) => path.join('.')));
  const sound = Object.entries(given).filter(([name]) => !wrong.has(name));
  return {
    value: environment.parse(Object.fromEntries(sound)),
    wrong,
    problems: issues.map(({ path, message }) => `${path.join('.')} ${message}.`),
  };
}

/** What does not go together. A token that is wrong by itself is set all the same, and has been told of. */
function atOdds(given: Env, host: string): string[] {
  const { ACCESS_TOKEN: access, MASKED_TOKEN: masked } = given;
  return [
    ...(!isLoopback(host) && access === undefined
      ? [
          `HOST=${host} lets other machines in. Set ACCESS_TOKEN to a long random text first ` +
            '(at least 16 characters), or leave HOST out to listen on this machine only.',
        ]
      : []),
    ...(masked !== undefined && access === undefined
      ? [
          'MASKED_TOKEN hides patients’ values from whoever signs in with it, and without ACCESS_TOKEN nobody has to sign in. Set both.',
        ]
      : []),
    ...(masked !== undefined && masked === access
      ? ['MASKED_TOKEN and ACCESS_TOKEN must differ: they give different rights.']
      : []),
  ];
}

/** Without the demo nobody listens at the sandbox's port, and at 0 each gets one of its own. */
function portsAtOdds(value: Values, wrong: Read['wrong'], demo: boolean): string[] {
  const isKnown = !['PORT', 'SANDBOX_PORT', 'DEMO'].some((name) => wrong.has(name));
  const isSame = value.PORT === value.SANDBOX_PORT && value.PORT !== 0;
  return demo && isKnown && isSame ? ['PORT and SANDBOX_PORT must differ.'] : [];
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

const ownFiles = ['journal.db', 'journal.db-wal', 'secret.key'];
const ownFolders = ['rules', 'connections', 'identities', 'settings'];

/** The demo keeps to `DATA_DIR/demo`; whatever else of ours is in the folder belongs to somebody's real work. */
function holdsRealData(dataDir: string): boolean {
  return (
    ownFiles.some((name) => existsSync(join(dataDir, name))) ||
    ownFolders.some((name) => holdsDocuments(join(dataDir, name)))
  );
}

function holdsDocuments(folder: string): boolean {
  try {
    return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.json'));
  } catch {
    // What we may not look into is not ours to cover with a demo; opening it will say what is wrong.
    return true;
  }
}

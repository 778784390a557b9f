import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const configFile = join(import.meta.dirname, '../../.config/dependency-cruiser.js');

/** Who imports (a folder: one of its files), and whom. */
type Row = readonly [sentence: string, from: string, to: string];

const forbidden: Readonly<Record<string, readonly Row[]>> = {
  'client-never-server': [
    ['the client never imports the server', 'client/activity/', 'server/http/app.ts'],
  ],
  'features-never-each-other': [
    ['client features never import each other', 'client/canvas/', 'client/inspector/b.ts'],
  ],
  'client-has-no-built-ins': [['the client runs without Node', 'client/canvas/', 'node:path']],
  'client-api': [['what asks the server knows no draft', 'client/api/', 'client/draft/store.ts']],
  'client-draft': [
    ['the draft knows nobody who shows it', 'client/draft/', 'client/canvas/d.ts'],
    ['the draft knows no field and no button', 'client/draft/', 'client/ui/Field.tsx'],
  ],
  'client-ui': [['fields and buttons know no domain', 'client/ui/', 'shared/model/rule.ts']],
  'server-never-client': [
    ['the server never imports the client', 'server/http/', 'client/api/rules.ts'],
  ],
  'server-http': [
    ['HTTP resources start nothing themselves', 'server/http/', 'server/start.ts'],
    ['HTTP resources send nothing themselves', 'server/http/', 'server/outbound/send.ts'],
  ],
  'server-outbound': [
    ['what sends never stores', 'server/outbound/', 'server/storage.ts'],
    ['what sends knows no pipeline', 'server/outbound.ts', 'server/pipeline/f.ts'],
  ],
  'server-sandbox': [
    ['the hospital in a box knows nobody', 'server/sandbox/', 'server/pipeline/g.ts'],
  ],
  'runs-without-dev-packages': [
    ['the server runs without what only builds it', 'server/http/', 'vite'],
  ],
  'everything-resolves': [['what is imported is there', 'shared/model/', 'no-such-package']],
  'pipeline-never-express': [['the pipeline never imports Express', 'server/pipeline/', 'express']],
  'server-pipeline': [
    ['the pipeline knows no authoring', 'server/pipeline/', 'shared/authoring/check.ts'],
    ['the pipeline knows no HTTP resource', 'server/pipeline/', 'server/http/app.ts'],
  ],
  'only-main-chooses': [
    ['only main.ts chooses a storage', 'server/http/', 'server/storage/embedded/b.ts'],
    ['only main.ts chooses a publisher', 'server/pipeline/', 'server/publish/here.ts'],
  ],
  'backends-never-each-other': [
    [
      'storages never import each other',
      'server/storage/postgres/',
      'server/storage/embedded/b.ts',
    ],
    ['publishers never import each other', 'server/publish/ambra.ts', 'server/publish/here.ts'],
  ],
  'nothing-imports-main': [['nothing imports main.ts', 'server/http/', 'server/main.ts']],
  'shared-is-pure': [['shared code never imports Node', 'shared/dispatch/', 'node:fs']],
  'shared-model': [['the model imports no other folder', 'shared/model/', 'shared/catalogue.ts']],
  'shared-catalogue': [['the catalogue imports no package', 'shared/catalogue/', 'zod']],
  'shared-authoring': [
    ['authoring never imports dispatch', 'shared/authoring/', 'shared/dispatch/match.ts'],
  ],
  'shared-dispatch': [
    ['dispatch never imports authoring', 'shared/dispatch/', 'shared/authoring/check.ts'],
    ['dispatch never imports the catalogue', 'shared/dispatch/', 'shared/catalogue.ts'],
  ],
  'shared-ambra': [
    ['the wire format knows no dispatch', 'shared/ambra/', 'shared/dispatch/match.ts'],
  ],
};

const allowed: readonly Row[] = [
  ['main.ts imports a concrete storage', 'server/main.ts', 'server/storage/embedded/b.ts'],
  ['HTTP resources import the storage interface', 'server/http/', 'server/storage.ts'],
  ['a storage imports its interface', 'server/storage/embedded/', 'server/storage.ts'],
  ['a storage imports itself', 'server/storage/embedded/', 'server/storage/embedded/b.ts'],
  ['the pipeline imports dispatch', 'server/pipeline/', 'shared/dispatch/match.ts'],
  ['a client feature imports the draft', 'client/canvas/', 'client/draft/store.ts'],
  ['the draft asks for parts of the page', 'client/draft/', 'client/ui/fetching.ts'],
  ['the development server imports what builds', 'server/dev.ts', 'vite'],
  ['authoring imports the catalogue', 'shared/authoring/', 'shared/catalogue.ts'],
  ['dispatch imports re2js', 'shared/dispatch/', 're2js'],
];

interface Planted {
  readonly sentence: string;
  readonly rule: string | null;
  readonly from: string;
  readonly to: string;
}

/** Each row gets a file of its own to import from, so that no row's breach is taken for another one's. */
const planted: readonly Planted[] = [
  ...Object.entries(forbidden).flatMap(([rule, rows]) => rows.map((row) => ({ rule, row }))),
  ...allowed.map((row) => ({ rule: null, row })),
].map(({ rule, row: [sentence, from, to] }, n) => ({
  sentence,
  rule,
  from: from.endsWith('/') ? `${from}importer${n}.ts` : from,
  to,
}));

let house: string;
let result: ICruiseResult;

const isOurs = (name: string) => /^(client|server|shared)\//.test(name);

async function plant(path: string, content: string): Promise<void> {
  const file = join(house, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content, { flag: 'a' });
}

async function plantImport(from: string, to: string): Promise<void> {
  if (isOurs(to)) await plant(to, '');
  const specifier = isOurs(to) ? `${'../'.repeat(from.split('/').length - 1)}${to}` : to;
  await plant(from, `import ${JSON.stringify(specifier)};\n`);
}

function breaches(from: string, to: string): string[] {
  const target = to.replace('node:', '');
  return result.summary.violations
    .filter((breach) => breach.from === from && breach.to.includes(target))
    .map((breach) => breach.rule.name);
}

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'studyhook-imports-'));
  const dependencies = { express: '*', zod: '*', re2js: '*' };
  const devDependencies = { vite: '*' };
  await plant('package.json', JSON.stringify({ dependencies, devDependencies }));
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    await plant(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    await plant(`node_modules/${name}/index.js`, '');
  }
  for (const { from, to } of planted) await plantImport(from, to);
  await plantImport('client/draft/x.ts', 'client/draft/y.ts');
  await plantImport('client/draft/y.ts', 'client/draft/x.ts');
  await plant('client/rules/a.ts', `import type {} from '../../server/http/app.ts';\n`);

  const { forbidden: rules = [], options } = await extractDepcruiseConfig(configFile);
  const found = await cruise(['client', 'server', 'shared'], {
    ...options,
    baseDir: house,
    validate: true,
    ruleSet: { forbidden: rules },
  });
  result = found.output as ICruiseResult;
});

afterAll(() => rm(house, { recursive: true, force: true }));

describe('an import', () => {
  test.each(planted.filter(({ rule }) => rule !== null))(
    'is caught, because $sentence',
    ({ rule, from, to }) => {
      expect(breaches(from, to)).toContain(rule);
    },
  );

  test.each(planted.filter(({ rule }) => rule === null))(
    'is allowed where $sentence',
    ({ from, to }) => {
      expect(breaches(from, to)).toEqual([]);
    },
  );

  test('is caught between two files that import each other', () => {
    expect(breaches('client/draft/x.ts', 'client/draft/y.ts')).toEqual(['no-cycles']);
  });

  test('is caught where it is of a type as much as where it is of a value', () => {
    expect(breaches('client/rules/a.ts', 'server/http/app.ts')).toContain('client-never-server');
  });
});

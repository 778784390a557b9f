import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const configFile = join(import.meta.dirname, '../../.config/dependency-cruiser.js');

interface Import {
  sentence: string;
  from: string;
  to: string;
}

const row = (sentence: string, from: string, to: string): Import => ({ sentence, from, to });

const forbidden: Record<string, Import[]> = {
  'client-never-server': [
    row('the client never imports the server', 'client/activity/a.ts', 'server/http/app.ts'),
  ],
  'features-never-each-other': [
    row('client features never import each other', 'client/canvas/a.ts', 'client/inspector/b.ts'),
  ],
  'client-has-no-built-ins': [
    row('the client runs without Node', 'client/canvas/c.ts', 'node:path'),
  ],
  'client-api': [
    row('what asks the server knows no draft', 'client/api/a.ts', 'client/draft/store.ts'),
  ],
  'client-draft': [
    row('the draft knows nobody who shows it', 'client/draft/a.ts', 'client/canvas/d.ts'),
    row('the draft knows no field and no button', 'client/draft/b.ts', 'client/ui/Field.tsx'),
  ],
  'client-ui': [row('fields and buttons know no domain', 'client/ui/a.ts', 'shared/model/rule.ts')],
  'server-never-client': [
    row('the server never imports the client', 'server/http/a.ts', 'client/api/rules.ts'),
  ],
  'server-http': [
    row('HTTP resources start nothing themselves', 'server/http/e.ts', 'server/start.ts'),
    row('HTTP resources send nothing themselves', 'server/http/f.ts', 'server/outbound/send.ts'),
  ],
  'server-outbound': [
    row('what sends never stores', 'server/outbound/a.ts', 'server/storage.ts'),
    row('what sends knows no pipeline', 'server/outbound.ts', 'server/pipeline/f.ts'),
  ],
  'server-sandbox': [
    row('the hospital in a box knows nobody', 'server/sandbox/a.ts', 'server/pipeline/g.ts'),
  ],
  'runs-without-dev-packages': [
    row('the server runs without what only builds it', 'server/http/g.ts', 'vite'),
  ],
  'everything-resolves': [row('what is imported is there', 'shared/model/b.ts', 'no-such-package')],
  'pipeline-never-express': [
    row('the pipeline never imports Express', 'server/pipeline/a.ts', 'express'),
  ],
  'server-pipeline': [
    row('the pipeline knows no authoring', 'server/pipeline/b.ts', 'shared/authoring/check.ts'),
    row('the pipeline knows no HTTP resource', 'server/pipeline/c.ts', 'server/http/app.ts'),
  ],
  'only-main-chooses': [
    row('only main.ts chooses a storage', 'server/http/b.ts', 'server/storage/embedded/b.ts'),
    row('only main.ts chooses a publisher', 'server/pipeline/d.ts', 'server/publish/here.ts'),
  ],
  'backends-never-each-other': [
    row(
      'storages never import each other',
      'server/storage/postgres/a.ts',
      'server/storage/embedded/b.ts',
    ),
    row('publishers never import each other', 'server/publish/ambra.ts', 'server/publish/here.ts'),
  ],
  'nothing-imports-main': [row('nothing imports main.ts', 'server/http/c.ts', 'server/main.ts')],
  'shared-is-pure': [row('shared code never imports Node', 'shared/dispatch/c.ts', 'node:fs')],
  'shared-model': [
    row('the model imports no other folder', 'shared/model/a.ts', 'shared/catalogue.ts'),
  ],
  'shared-catalogue': [row('the catalogue imports no package', 'shared/catalogue/a.ts', 'zod')],
  'shared-authoring': [
    row('authoring never imports dispatch', 'shared/authoring/a.ts', 'shared/dispatch/match.ts'),
  ],
  'shared-dispatch': [
    row('dispatch never imports authoring', 'shared/dispatch/a.ts', 'shared/authoring/check.ts'),
    row('dispatch never imports the catalogue', 'shared/dispatch/b.ts', 'shared/catalogue.ts'),
  ],
  'shared-ambra': [
    row('the wire format knows no dispatch', 'shared/ambra/a.ts', 'shared/dispatch/match.ts'),
  ],
};
const caught = Object.entries(forbidden).flatMap(([rule, rows]) =>
  rows.map((each) => ({ rule, ...each })),
);

const allowed = [
  row('main.ts imports a concrete storage', 'server/main.ts', 'server/storage/embedded/b.ts'),
  row('HTTP resources import the storage interface', 'server/http/d.ts', 'server/storage.ts'),
  row('a storage imports its interface', 'server/storage/embedded/a.ts', 'server/storage.ts'),
  row('a storage imports itself', 'server/storage/embedded/c.ts', 'server/storage/embedded/b.ts'),
  row('the pipeline imports dispatch', 'server/pipeline/e.ts', 'shared/dispatch/match.ts'),
  row('a client feature imports the draft', 'client/canvas/b.ts', 'client/draft/store.ts'),
  row('the draft asks for parts of the page', 'client/draft/c.ts', 'client/ui/fetching.ts'),
  row('the development server imports what builds', 'server/dev.ts', 'vite'),
  row('authoring imports the catalogue', 'shared/authoring/b.ts', 'shared/catalogue.ts'),
  row('dispatch imports re2js', 'shared/dispatch/d.ts', 're2js'),
];

let house: string;
let result: ICruiseResult;

const isOurs = (name: string) => /^(client|server|shared)\//.test(name);

async function plant(path: string, content: string): Promise<void> {
  const file = join(house, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content, { flag: 'a' });
}

async function plantImport(from: string, to: string): Promise<void> {
  const specifier = isOurs(to) ? `${'../'.repeat(from.split('/').length - 1)}${to}` : to;
  await plant(from, `import ${JSON.stringify(specifier)};\n`);
  if (isOurs(to)) await plant(to, '');
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
  for (const { from, to } of [...caught, ...allowed]) await plantImport(from, to);
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

describe('a forbidden import is caught:', () => {
  for (const { sentence, rule, from, to } of caught) {
    test(sentence, () => {
      expect(breaches(from, to)).toContain(rule);
    });
  }

  test('two files never import each other', () => {
    expect(breaches('client/draft/x.ts', 'client/draft/y.ts')).toEqual(['no-cycles']);
  });

  test('a type counts as much as a value', () => {
    expect(breaches('client/rules/a.ts', 'server/http/app.ts')).toContain('client-never-server');
  });
});

describe('an allowed import is not:', () => {
  for (const { sentence, from, to } of allowed) {
    test(sentence, () => {
      expect(breaches(from, to)).toEqual([]);
    });
  }
});

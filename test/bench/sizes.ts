import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const built = join(import.meta.dirname, '..', '..', 'dist', 'client');

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** What a browser fetches for each page of the built client, gzipped; lazy parts not counted. */
export function benchSizes(): void {
  const manifestFile = join(built, '.vite', 'manifest.json');
  if (!existsSync(manifestFile)) {
    console.log('\nSizes: the client is not built; npm run build:client makes it.');
    return;
  }
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  const page = (...entries: string[]) =>
    new Set(['index.html', ...entries].flatMap((entry) => [...filesOf(manifest, entry)]));
  const editor = page('EditorPage.tsx');
  const monaco = filesOf(manifest, 'code/MonacoParameters.tsx');
  console.log('\nWhat a browser fetches for a page to be drawn, gzipped');
  tell('the rules, all in all (aim: 250 kB)', page('rules/RulesPage.tsx', 'ui/mantineLater.ts'));
  tell('the editor, all in all (aim: 380 kB)', editor);
  tell('the code editor, later', new Set([...monaco].filter((file) => !editor.has(file))));
}

/** A chunk with whatever it cannot run without. */
function filesOf(manifest: Manifest, entry: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[entry];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const file of chunk.css ?? []) found.add(file);
  for (const next of chunk.imports ?? []) filesOf(manifest, next, found);
  return found;
}

function tell(what: string, files: ReadonlySet<string>): void {
  const bytes = [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(built, file))).length,
    0,
  );
  console.log(`  ${what.padEnd(38)} ${(bytes / 1000).toFixed(0).padStart(5)} kB`);
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const scope = join(root, 'node_modules', '@mantine');
const core = join(scope, 'core');

/** Every module within a package that this one brings along. */
function reached(file: string, found: Set<string>): void {
  if (found.has(file)) return;
  found.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/ from "(\.[^"]+)"/g))
    reached(join(dirname(file), path ?? ''), found);
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** The components that somebody imports from the package by name. */
function imported(texts: readonly string[]): Set<string> {
  const lists = texts.flatMap((text) => [
    ...text.matchAll(/import \{([^}]*)\} from ["']@mantine\/core["']/g),
  ]);
  const names = lists.flatMap(([, list]) => (list ?? '').split(',')).map((name) => name.trim());
  return new Set(names.filter((name) => /^[A-Z]\w+$/.test(name)));
}

function stylesheets(): Map<string, string> {
  const folder = join(core, 'styles');
  const names = readdirSync(folder).filter((name) => !name.includes('.layer.'));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The modules of the client that come with this one. */
function together(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, path] of text.matchAll(/^import (?!type )[^;]*?'(\.[^']+\.tsx?)';$/gm))
    together(join(dirname(file), path ?? ''), found);
  return found;
}

/** The stylesheets whose classes the components in use give out. */
function needed(texts: readonly string[]): string[] {
  const used = imported(texts);
  const index = readFileSync(join(core, 'esm', 'index.mjs'), 'utf8');
  const modules = new Set<string>();
  for (const [, list, path] of index.matchAll(/import \{([^}]*)\} from "(\.[^"]+)"/g)) {
    const names = (list ?? '').split(',').map((name) => name.trim());
    if (names.some((name) => used.has(name))) reached(join(core, 'esm', path ?? ''), modules);
  }
  const classes = [...modules]
    .filter((file) => file.endsWith('.module.mjs'))
    .flatMap((file) => readFileSync(file, 'utf8').match(/m_[0-9a-f]+/g) ?? []);
  return [...stylesheets()]
    .filter(([, css]) => classes.some((name) => css.includes(`.${name}`)))
    .map(([name]) => name);
}

function listed(name: string): string[] {
  const list = readFileSync(join(root, 'client', 'ui', name), 'utf8');
  return [...list.matchAll(/'@mantine\/core\/styles\/([^']+)'/g)].map(([, sheet]) => sheet ?? '');
}

describe('the stylesheets of the component library', () => {
  const first = listed('mantine.ts');
  const later = listed('mantineLater.ts');

  it('are there for every component in use', () => {
    const everywhere = needed([
      ...sources(join(root, 'client')),
      ...sources(join(scope, 'notifications', 'esm')),
      ...sources(join(scope, 'spotlight', 'esm')),
    ]);
    const missing = everywhere.filter((name) => !first.includes(name) && !later.includes(name));
    // It comes with what draws notes.
    expect(missing).toEqual(['Notification.css']);
    expect(everywhere).toContain('Button.css');
  });

  it.each(['main.tsx', 'EditorPage.tsx'])('are there from the beginning for %s', (entry) => {
    const files = together(join(root, 'client', entry));
    expect(files.size).toBeGreaterThan(20);
    const wanted = needed([...files].map((file) => readFileSync(file, 'utf8')));
    expect(wanted.filter((name) => !first.includes(name))).toEqual([]);
  });

  it('come in the order in which they may overrule each other', () => {
    const all = readFileSync(join(core, 'styles.css'), 'utf8');
    for (const list of [first, later]) {
      const places = list.map((name) => {
        const css = readFileSync(join(core, 'styles', name), 'utf8');
        return all.indexOf(css.match(/\.m_[0-9a-f]+/)?.[0] ?? ':root');
      });
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    }
  });
});

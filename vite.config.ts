import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Setting up for the tests has looked for a browser and found none: it said so, and the journeys are left out. */
const stamp = join(import.meta.dirname, 'dist', '.browser');
const lacksBrowser = existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === '';

/**
 * What several pages share would come in a file for each icon and each hook, which a browser asks for a few at a time. Of
 * these, files together; what one page only has stays with it.
 */
const sharedChunks = [
  { name: 'icons', test: /@tabler\/icons-react.*\/Icon[A-Z]/, minShareCount: 2 },
  { name: 'hooks', test: /@mantine\/(hooks|store)\//, minShareCount: 2 },
  {
    name: 'fields',
    test: /@mantine\/core\/.*\/(Anchor|InlineInput|InputBase|Skeleton|Switch|TextInput)\//,
    minShareCount: 2,
  },
  { name: 'parts', test: /@mantine\/core\//, maxModuleSize: 3_000, minShareCount: 20 },
];

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // The bench adds up from it what each page fetches.
    manifest: true,
    // Both would put script or data into the page that the Content-Security-Policy refuses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: sharedChunks } } },
  },
  test: {
    root: import.meta.dirname,
    reporters: ['default', './.ci/plainReporter.mjs'],
    projects: [
      {
        root: import.meta.dirname,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/bench/**', 'test/crash/**', 'test/journeys/**'],
          pool: 'forks',
          globals: false,
          // A system of its own per test takes seconds on a busy machine; what hangs is found all the same.
          testTimeout: 20_000,
        },
      },
      {
        root: import.meta.dirname,
        test: {
          name: 'journeys',
          environment: 'node',
          include: lacksBrowser ? [] : ['test/journeys/**/*.test.ts'],
          pool: 'forks',
          // A browser, a server and a hospital each: one file at a time, after everything else.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

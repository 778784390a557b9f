import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

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
        },
      },
      {
        root: import.meta.dirname,
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['test/journeys/**/*.test.ts'],
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

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
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
          exclude: ['test/bench/**', 'test/crash/**'],
          pool: 'forks',
          globals: false,
        },
      },
    ],
  },
});

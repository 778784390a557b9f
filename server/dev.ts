import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createServer } from 'vite';
import { readConfig } from './config.ts';
import { start } from './start.ts';

/**
 * `npm run dev`: one process, one port. Vite serves the client's sources with hot reload; a change in `server/` or
 * `shared/` starts the process anew.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
let closeVite: () => Promise<void> = () => Promise.resolve();

const studyhook = await start({
  config: readConfig(process.env),
  version: 'dev',
  log: pino({ level: 'info' }),
  clientDir: root,
  pages: async (http) => {
    const vite = await createServer({
      configFile: `${root}vite.config.ts`,
      server: { middlewareMode: true, hmr: { server: http } },
    });
    closeVite = () => vite.close();
    return vite.middlewares;
  },
});
console.log(`Studyhook is being developed: ${studyhook.url}`);

// Vite has been seen to hang while closing; nobody wants to wait for that.
const deadline = (ms: number) => new Promise((done) => setTimeout(done, ms).unref());

async function stop(): Promise<void> {
  await studyhook.stop();
  await Promise.race([closeVite(), deadline(3000)]);
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());

import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What `npm start` gives to Node; the bare handler gets the same. */
const flags = ['--max-semi-space-size=32'];

/** Starts a file of this folder, or a compiled one, in a process of its own, and waits for its address. */
export async function startProcess(
  path: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<{ child: ChildProcess; url: string; stop(): Promise<void> }> {
  const file = fileURLToPath(new URL(path, import.meta.url));
  const isTypeScript = file.endsWith('.ts');
  const child = fork(file, [...args], {
    env: { ...process.env, ...env },
    execArgv: isTypeScript ? [...flags, '--import', 'tsx'] : flags,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((done, failed) => {
    child.once('message', (message) => {
      done(message as string);
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\/\/[^\s]+/.exec(chunk.toString());
      if (found) done(found[0].replace('localhost', '127.0.0.1'));
    });
    child.once('exit', () => {
      failed(new Error(`${path} ended before it listened`));
    });
  });
  return {
    child,
    url,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => {
          done();
        });
        child.kill('SIGTERM');
      }),
  };
}

/** Waits for one message. */
export function message(child: ChildProcess, wanted: string): Promise<void> {
  return new Promise((done) => {
    const listen = (said: unknown) => {
      if (said !== wanted) return;
      child.off('message', listen);
      done();
    };
    child.on('message', listen);
  });
}

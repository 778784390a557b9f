import type { Config } from './config.ts';
import type { Studyhook } from './start.ts';

const everywhere: readonly string[] = ['0.0.0.0', '::'];

/** What is said once Studyhook listens: where to go, who else may come, how to stop it. */
export function greeting(
  {
    url,
    demo,
  }: Pick<Studyhook, 'url'> & {
    readonly demo: { readonly sandbox: { readonly port: number } } | null;
  },
  { host }: Pick<Config, 'host'>,
): string {
  const lines = [`Studyhook is running: ${url}`];
  if (everywhere.includes(host)) {
    lines.push(
      'Other machines reach it at each address of this one, on the same port, with the ACCESS_TOKEN.',
    );
  }
  if (demo) lines.push(`The demo hospital answers on http://localhost:${demo.sandbox.port}`);
  return [...lines, 'Press Ctrl+C to stop.'].join('\n');
}

// Everything that must hold before a change is merged. Runs all of it even when something fails,
// because one complete report is worth more than the first complaint.
import { spawn } from 'node:child_process';

const script = (name) => ['--silent', 'run', name];
const steps = [
  { title: 'Format', args: script('format:check') },
  { title: 'Lint', args: script('lint') },
  { title: 'Types', args: script('types') },
  { title: 'Imports', args: script('imports') },
  { title: 'Dead code', args: script('deadcode') },
  { title: 'Tests', args: ['--silent', 'test'] },
];

const PLAIN_LINE = /^\d+ passed, \d+ failed.*$/gm;

function npm(args) {
  const cli = process.env.npm_execpath;
  const command = cli ? process.execPath : 'npm';
  return new Promise((resolve) => {
    const child = spawn(command, cli ? [cli, ...args] : args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: !cli && process.platform === 'win32',
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', () => resolve({ ok: false, output }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

const failed = [];
let lastOutput = '';
for (const { title, args } of steps) {
  process.stdout.write(`\n── ${title} ${'─'.repeat(60 - title.length)}\n`);
  const { ok, output } = await npm(args);
  if (!ok) failed.push(title);
  lastOutput = output;
}

// The tests come last and end with their own line; it is said again only below a summary.
const plainLine = lastOutput.match(PLAIN_LINE)?.at(-1);
if (failed.length > 0) {
  const summary = `Not right yet: ${failed.join(', ')}`;
  process.stdout.write(`\n${summary}\n${plainLine ?? '0 passed, 1 failed'}\n`);
  process.exitCode = 1;
}

// Gets a checkout ready for one command: `node .ci/setup.mjs start|dev|test|check`.
// Node built-ins only, because it runs before any package is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, installBrowser } from './browser.mjs';
import { withLock } from './lock.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (path) => join(root, path);

const packages = {
  doing: 'Installing packages (about a minute)',
  stamp: 'node_modules/.studyhook-stamp',
  result: 'node_modules',
  fingerprint: () => hash(['package-lock.json'], process.version, process.platform, process.arch),
  run: () => npm('ci', '--include=dev', '--loglevel=error'),
};

const server = {
  doing: 'Building the server',
  stamp: 'dist/.server-stamp',
  result: 'dist/server/main.js',
  fingerprint: () =>
    hash(['server', 'shared', 'tsconfig.json', '.config/tsconfig.build.json', 'package-lock.json']),
  run: () => {
    // A source file that was renamed or removed must not live on in the build.
    remove('dist/server');
    remove('dist/shared');
    return node('node_modules/typescript/bin/tsc', '-p', '.config/tsconfig.build.json');
  },
};

const client = {
  doing: 'Building the client',
  stamp: 'dist/.client-stamp',
  result: 'dist/client/index.html',
  fingerprint: () =>
    hash(['client', 'shared', 'tsconfig.json', 'vite.config.ts', 'package-lock.json']),
  run: () => node('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'),
};

// Where it is goes into the stamp, from which the tests read it.
const browser = {
  doing: 'Looking for Chromium, which the browser tests drive',
  stamp: 'dist/.browser',
  result: 'dist',
  fingerprint: () => findBrowser() ?? 'none',
  // A browser that has just been installed was not there before.
  found: () => findBrowser() ?? '',
  run: () => {
    if (findBrowser() === null) installBrowser();
    if (findBrowser() !== null) return;
    const help =
      'There is no Chromium here. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.';
    if (process.env.CI) throw new Error(help);
    say(`\n!!! ${help}\n!!! The browser tests are left out.\n`);
  },
};

// `check` builds only before its tests, so that it can still report on code that does not build.
const goals = {
  start: [packages, server, client],
  test: [packages, server, client, browser],
  dev: [packages],
  check: [packages],
};

async function main() {
  refuseOldNode();
  const goal = process.argv[2] ?? '';
  const steps = goals[goal];
  if (!steps) throw new Error(`"${goal}" is not one of ${Object.keys(goals).join(', ')}.`);
  if (steps.every(isDone)) return;
  await withLock(inRoot('.setup-lock'), sayWaiting, async () => {
    for (const step of steps) if (!isDone(step)) await complete(step);
  });
}

function refuseOldNode() {
  const { engines } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const [needMajor, needMinor] = engines.node.match(/\d+/g).map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Error(
    `Studyhook needs Node ${needMajor}.${needMinor} or later, and this is ${process.version}.`,
  );
}

function isDone(step) {
  return (
    existsSync(inRoot(step.result)) &&
    existsSync(inRoot(step.stamp)) &&
    readFileSync(inRoot(step.stamp), 'utf8') === step.fingerprint()
  );
}

async function complete(step) {
  const started = Date.now();
  say(`${step.doing} …`);
  // Taken first: a source edited during the build must count as changed afterwards.
  const fingerprint = step.fingerprint();
  remove(step.stamp);
  await step.run();
  mkdirSync(dirname(inRoot(step.stamp)), { recursive: true });
  writeFileSync(inRoot(step.stamp), step.found?.() ?? fingerprint);
  say(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function hash(paths, ...extras) {
  const sum = createHash('sha256');
  for (const path of paths.flatMap(filesUnder)) {
    const bytes = readFileSync(inRoot(path));
    sum.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  for (const extra of extras) sum.update(`${extra}\0`);
  return sum.digest('hex');
}

function filesUnder(path) {
  let names;
  try {
    names = readdirSync(inRoot(path)).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return names.flatMap((name) => filesUnder(`${path}/${name}`));
}

// The npm that called us, run by this very Node: a shell would search the PATH and might find others.
function npm(...args) {
  const cli = process.env.npm_execpath;
  return cli ? node(cli, ...args) : run('npm', args, { shell: process.platform === 'win32' });
}

function node(...args) {
  return run(process.execPath, args);
}

/** Quiet when it works; when it fails, the error carries everything the command had to say. */
function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { cwd: root, stdio, ...options });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      const said = Buffer.concat(output).toString().trim();
      reject(new Error(`${said}\n\n"${[command, ...args].join(' ')}" did not succeed.`));
    });
  });
}

function remove(path) {
  rmSync(inRoot(path), { recursive: true, force: true });
}

function sayWaiting() {
  say('Another Studyhook command is setting up this checkout; waiting for it …');
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

main().catch((error) => {
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
});

import { mkdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 2_000;
const STALE_MS = 15_000;

/**
 * Runs `work` while no other process holds `path`, a directory. The holder's heartbeat keeps the
 * directory young, so one left behind by a kill is taken over; a process id would not do, because
 * ids are reused and mean nothing across containers that share a checkout.
 */
export async function withLock(path, onWait, work) {
  let told = false;
  while (!take(path)) {
    if (!told) onWait();
    told = true;
    await sleep(250);
  }
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(path, { recursive: true, force: true });
  }
}

function take(path) {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (ageOf(path) <= STALE_MS) return false;
    moveAway(path);
    return take(path);
  }
}

// A rename succeeds for one process only, so two that wait cannot both think they removed it.
function moveAway(path) {
  const aside = `${path}-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

function ageOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? Date.now() - stat.mtimeMs : 0;
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Taken over after this machine slept: the work goes on, and the stamps still tell the truth.
  }
}

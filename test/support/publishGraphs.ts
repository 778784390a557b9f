import { ambra } from '../../shared/catalogue/ambra.ts';
import type { Graph } from '../../shared/model/graph.ts';
import { systemClock } from '../../server/clock.ts';
import { createRule } from '../../server/createRule.ts';
import { createSealer, loadKey } from '../../server/outbound/secrets.ts';
import { createSender } from '../../server/outbound/send.ts';
import { createHere } from '../../server/publish/here.ts';
import { openEmbeddedStorage } from '../../server/storage/embedded/open.ts';
import { createSystem, type System } from '../../server/system.ts';

/** Runs the system over a folder for as long as `use` takes. */
export async function withSystem<T>(
  folder: string,
  use: (system: System) => Promise<T>,
): Promise<T> {
  const storage = await openEmbeddedStorage({ folder });
  const sender = createSender();
  const faults: unknown[] = [];
  const system = createSystem({
    storage,
    sender,
    sealer: createSealer(await loadKey({ folder })),
    catalogue: ambra,
    clock: systemClock,
    createPublisher: createHere,
    onFault: (fault) => faults.push(fault),
  });
  try {
    await system.start();
    const result = await use(system);
    if (faults.length > 0) throw new AggregateError(faults, 'the system reported faults');
    return result;
  } finally {
    await system.stop();
    await sender.close();
  }
}

/** A folder with one connection, `platform`, and these rules, published; for a server that is started on it later. */
export async function publishGraphs(
  folder: string,
  baseUrl: string,
  graphs: readonly Graph[],
): Promise<void> {
  await withSystem(folder, async (system) => {
    await system.storage.documents.connections.update('platform', () => ({
      id: 'platform',
      revision: 1,
      name: 'Platform',
      kind: 'ambra',
      baseUrl,
      // Its own sign-in: a command that takes a session may then be called as nobody.
      auth: { kind: 'bearer', token: system.sealer.seal('let-me-in') },
      allowPrivate: true,
      limits: { concurrency: 256, timeoutSeconds: 10 },
      paused: false,
    }));
    for (const [n, graph] of graphs.entries()) {
      const rule = await createRule(system, { name: `Rule ${n + 1}`, graph, timeZone: 'UTC' });
      const result = await system.publisher.publish({ rule: rule.id, revision: 1, note: '' });
      if (result.kind !== 'published') throw new Error(JSON.stringify(result));
    }
  });
}

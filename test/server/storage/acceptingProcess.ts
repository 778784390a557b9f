import { openEmbeddedStorage } from '../../../server/storage/embedded/open.ts';
import { intake, owed, succeeded, webhook } from '../../contracts/storage/samples.ts';

// A process of its own for tests that kill it: it accepts and settles as fast as it can, and tells what it was promised.

const [folder = '', run = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const storage = await openEmbeddedStorage({ folder });
  await storage.journal.register([webhook('wa')]);
  let last = 0;
  const work = async () => {
    for (;;) {
      const id = `${run}-${(last += 1)}`;
      await storage.journal.accept(intake(id, [owed(id, 'wa', { startsNow: true })]));
      process.stdout.write(`accepted ${id}\n`);
      await storage.journal.settle(succeeded(id, 1));
      process.stdout.write(`settled ${id}\n`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
}

main().catch((error: unknown) => {
  process.stdout.write(`refused ${String(error)}\n`);
  process.exitCode = 1;
});

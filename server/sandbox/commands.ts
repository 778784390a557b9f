import type { Commands } from './command.ts';
import { deliveryCommands } from './commands/delivery.ts';
import { hl7Commands } from './commands/hl7.ts';
import { nameCommands } from './commands/names.ts';
import { sessionCommands } from './commands/session.ts';
import { studyCommands } from './commands/study.ts';
import { webhookCommands } from './commands/webhook.ts';
import { writingCommands } from './commands/writing.ts';
import type { Sessions } from './sessions.ts';

/** Everything that the demo hospital can do, by path. What is not here is refused in so many words, never pretended. */
export const createCommands = (sessions: Sessions): Commands => ({
  ...sessionCommands(sessions),
  ...nameCommands,
  ...studyCommands,
  ...deliveryCommands,
  ...writingCommands,
  ...webhookCommands,
  ...hl7Commands,
});

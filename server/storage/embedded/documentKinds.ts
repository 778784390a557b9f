import { z } from 'zod';
import { connectionSchema, identitySchema } from '../../../shared/model/connection.ts';
import { liveVersion, ruleSchema, type Rule } from '../../../shared/model/rule.ts';
import type { Settings } from '../../storage.ts';

/** Turns a document of one schema number into one of the next. */
export interface Migration {
  readonly name: string;
  readonly up: (document: unknown) => unknown;
}

/** Documents of one kind: their folder, their shape, and how older ones become it. */
export interface DocumentKind<T extends { readonly id: string }> {
  readonly folder: string;
  readonly schema: z.ZodType<T>;
  /** The first turns schema 1 into 2; the newest schema's number is one more than there are steps. */
  readonly migrations: readonly Migration[];
}

const settingsSchema: z.ZodType<Settings> = z.strictObject({
  id: z.literal('settings'),
  revision: z.number().int(),
  timeZone: z.string().min(1),
  keepDays: z.number().int().positive(),
});

/** One whose version that runs is not there would never run, and nobody would hear of it. */
const wholeRuleSchema: z.ZodType<Rule> = ruleSchema.refine(
  (rule) => rule.live === null || liveVersion(rule) !== undefined,
  { path: ['live'] },
);

export const documentKinds = {
  rules: { folder: 'rules', schema: wholeRuleSchema, migrations: [] },
  connections: { folder: 'connections', schema: connectionSchema, migrations: [] },
  identities: { folder: 'identities', schema: identitySchema, migrations: [] },
  settings: { folder: 'settings', schema: settingsSchema, migrations: [] },
} as const;

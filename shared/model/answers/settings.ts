import { z } from 'zod';

/** What the API says of the installation's settings. */
export const settingsAnswerSchema = z.object({
  /** 0 while nobody has changed anything. */
  revision: z.number().int(),
  /** Of rules that are made from now on. */
  timeZone: z.string(),
  /** How long events and what came of them are kept. */
  keepDays: z.number().int(),
});

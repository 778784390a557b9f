import { z } from 'zod';
import { problemSchema } from '../../shared/model/problem.ts';

const place = (what: string) =>
  z.number().int().optional().describe(`${what} at which the body stops being JSON`);
const count = (what: string) => z.number().int().optional().describe(`Deliveries that ${what}`);

/** What refusals look like, for the API's description. It is open: each kind may have more to tell. */
export const refusalSchema = z
  .looseObject({
    type: z.string(),
    status: z.number().int(),
    title: z.string(),
    detail: z.string().describe('What to change'),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('What does not fit, by field, or by header where it came in one'),
    problems: z
      .array(problemSchema)
      .optional()
      .describe('Of a publish that was refused: what is wrong with the rule, by node and field'),
    current: z
      .looseObject({ revision: z.number().int() })
      .optional()
      .describe('What is there now, where somebody was quicker'),
    state: z.string().optional().describe('The state that the delivery is in'),
    waiting: count('wait, those under way among them'),
    sending: count('are under way'),
    held: count('are held'),
    rules: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .optional()
      .describe('The rules that need what was to be deleted'),
    near: z.array(z.string()).optional().describe('Operations whose address is like this one'),
    line: place('The line, counted from 1,'),
    column: place('The column, counted from 1,'),
    position: place('The character, counted from 0,'),
  })
  .describe('Problem details by RFC 9457, with further members by the kind of refusal');

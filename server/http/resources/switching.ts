import { z } from 'zod';
import { switchedSchema } from '../../../shared/model/answers/rules.ts';
import { liveVersion, type Rule } from '../../../shared/model/rule.ts';
import type { Api } from '../api.ts';
import { route, type Route } from '../route.ts';
import { refuseBlocked } from './blocking.ts';
import { editRule } from './editRule.ts';
import { conflict, findRule } from './found.ts';
import { moveAll, openOf, stillHeld, wordOpen } from './openDeliveries.ts';
import { showRule } from './ruleAnswer.ts';

const bodySchema = z
  .strictObject({
    revision: z.number().int(),
    enabled: z.boolean(),
    waiting: z
      .enum(['hold', 'cancel', 'send'])
      .optional()
      .describe('Needed when switching off while deliveries wait or are being sent'),
    release: z
      .boolean()
      .optional()
      .describe('When switching on, or on already: let held deliveries go out'),
  })
  .refine(({ enabled, waiting }) => !enabled || waiting === undefined, {
    path: ['waiting'],
    message:
      'is for switching off; to let held deliveries go out when switching on, say "release": true',
  })
  .refine(({ enabled, release }) => enabled || release !== true, {
    path: ['release'],
    message: 'is for switching on; to say what becomes of what waits, use "waiting"',
  });
type Body = z.output<typeof bodySchema>;

const choices =
  'hold (they wait until somebody releases them), cancel (they are called off) or send (they go out as planned)';

/** The switch. */
export function flip(api: Api): Route {
  return route({
    method: 'post',
    path: '/api/rules/{id}/switch',
    summary:
      'Switch a rule on or off, and say what becomes of what waits; "release" lets out what was held',
    body: bodySchema,
    answer: switchedSchema,
    async handle({ params: { id }, body }) {
      const rule = findRule(api.system(), id);
      const moved = body.enabled
        ? await switchOn(api, rule, body)
        : await switchOff(api, rule, body);
      await api.system().worker.wake();
      const { held } = await openOf(api, id);
      const remarks = body.enabled ? stillHeld(held) : [];
      return { rule: showRule(api, findRule(api.system(), id)), moved, held, remarks };
    },
  });
}

async function switchOn(api: Api, rule: Rule, body: Body): Promise<number> {
  const version = liveVersion(rule);
  if (!version) {
    throw conflict(
      'There is nothing to switch on yet',
      'Publish the rule first: that switches it on as well.',
    );
  }
  if (!rule.enabled && rule.revision === body.revision) refuseBlocked(api, rule, version);
  await editRule(api, rule.id, body.revision, () => ({ enabled: true }));
  api.system().publisher.reload();
  return body.release ? moveAll(api, rule.id, 'waiting', 'The rule was switched on again.') : 0;
}

async function switchOff(api: Api, rule: Rule, body: Body): Promise<number> {
  const { waiting, sending } = await openOf(api, rule.id);
  if (waiting + sending > 0 && body.waiting === undefined) {
    throw conflict(
      'What shall become of what waits?',
      `${wordOpen({ waiting, sending, held: 0 })}. Say "waiting": ${choices}.`,
      { waiting: waiting + sending, sending },
    );
  }
  await editRule(api, rule.id, body.revision, () => ({ enabled: false }));
  // First no new ones, then those there are: none slips in between.
  api.system().publisher.reload();
  const reason = 'The rule was switched off.';
  switch (body.waiting) {
    case 'hold':
      return moveAll(api, rule.id, 'held', reason);
    case 'cancel':
      return moveAll(api, rule.id, 'cancelled', reason);
    case 'send':
    case undefined:
      return 0;
  }
}

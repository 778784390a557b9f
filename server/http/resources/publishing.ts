import { z } from 'zod';
import { publishedSchema, switchedSchema } from '../../../shared/model/answers/rules.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Rule } from '../../../shared/model/rule.ts';
import type { Api } from '../api.ts';
import { andMore } from '../fieldErrors.ts';
import { Refusal } from '../problemDetails.ts';
import { route, type Route } from '../route.ts';
import { editRule } from './editRule.ts';
import { conflict, findRule, missing, stale } from './found.ts';
import { showRule } from './ruleAnswer.ts';
import { runsAlready } from './runsAlready.ts';

const revision = z.number().int();

/** Bringing a draft to life, and the switch. */
export function publishingRoutes(api: Api): Route[] {
  return [publish(api), flip(api)];
}

function publish(api: Api): Route {
  return route({
    method: 'post',
    path: '/api/rules/{id}/publish',
    summary:
      'Check the draft, store it as a version and let it run; what runs already gets no new version',
    body: z.strictObject({ revision, note: z.string().max(2000).default('') }),
    answer: publishedSchema,
    async handle({ params: { id }, body }) {
      const { publisher, changes } = api.system();
      const rule = findRule(api.system(), id);
      if (rule.revision === body.revision && runsAlready(api, rule)) return keepRunning(api, rule);
      const result = await publisher.publish({ rule: id, ...body });
      switch (result.kind) {
        case 'published':
          changes.tell({ kind: 'rule', id });
          return published(api, result.rule, []);
        case 'not_found':
          return missing('rule', '/api/rules');
        case 'stale':
          throw stale('rule', showRule(api, result.rule), body.revision);
        case 'refused':
          throw notYet(result.problems);
      }
    },
  });
}

async function published(api: Api, rule: Rule, remarks: readonly string[], unchanged = false) {
  const shown = showRule(api, rule);
  const { held } = await openOf(api, rule.id);
  return {
    rule: shown,
    problems: shown.problems,
    unchanged,
    remarks: [...remarks, ...stillHeld(held)],
  };
}

/** Nothing is to be stored; a rule that is off is switched on, as publishing always does. */
async function keepRunning(api: Api, rule: Rule) {
  const remark = `There is nothing to publish: the draft is what version ${rule.live ?? 0} says already.`;
  if (rule.enabled) return published(api, rule, [remark], true);
  const on = await editRule(api, rule.id, rule.revision, () => ({ enabled: true }));
  api.system().publisher.reload();
  await api.system().worker.wake();
  return published(api, on, [remark, 'The rule was off and is switched on.'], true);
}

function notYet(problems: readonly Problem[]): Refusal {
  const errors = problems.filter(
    ({ severity, target }) => severity === 'error' && target !== 'platform',
  );
  return new Refusal({
    status: 422,
    title: 'The rule cannot run yet',
    detail: `${errors[0]?.message ?? ''}${andMore(errors.length, 'problems')}`,
    problems,
  });
}

const choices =
  'hold (they wait until somebody releases them), cancel (they are called off) or send (they go out as planned)';

function flip(api: Api): Route {
  return route({
    method: 'post',
    path: '/api/rules/{id}/switch',
    summary:
      'Switch a rule on or off, and say what becomes of what waits; "release" lets out what was held',
    body: z.strictObject({
      revision,
      enabled: z.boolean(),
      waiting: z
        .enum(['hold', 'cancel', 'send'])
        .optional()
        .describe('Needed when switching off while deliveries wait'),
      release: z
        .boolean()
        .optional()
        .describe('When switching on, or on already: let held deliveries go out'),
    }),
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

function stillHeld(held: number): string[] {
  if (held === 0) return [];
  const count = held === 1 ? 'One delivery is' : `${held} deliveries are`;
  return [`${count} still held. Switch the rule on with "release": true to let them go out.`];
}

interface Switch {
  readonly revision: number;
  readonly waiting?: 'hold' | 'cancel' | 'send' | undefined;
  readonly release?: boolean | undefined;
}

async function switchOn(api: Api, rule: Rule, body: Switch): Promise<number> {
  if (rule.live === null) {
    throw conflict(
      'There is nothing to switch on yet',
      'Publish the rule first: that switches it on as well.',
    );
  }
  await editRule(api, rule.id, body.revision, () => ({ enabled: true }));
  api.system().publisher.reload();
  return body.release ? move(api, rule, 'waiting', 'The rule was switched on again.') : 0;
}

async function switchOff(api: Api, rule: Rule, body: Switch): Promise<number> {
  const { waiting } = await openOf(api, rule.id);
  if (waiting > 0 && body.waiting === undefined) {
    const count = waiting === 1 ? 'One delivery waits' : `${waiting} deliveries wait`;
    throw conflict('What shall become of what waits?', `${count}. Say "waiting": ${choices}.`, {
      waiting,
    });
  }
  await editRule(api, rule.id, body.revision, () => ({ enabled: false }));
  // First no new ones, then those there are: none slips in between.
  api.system().publisher.reload();
  const reason = 'The rule was switched off.';
  switch (body.waiting) {
    case 'hold':
      return move(api, rule, 'held', reason);
    case 'cancel':
      return move(api, rule, 'cancelled', reason);
    case 'send':
    case undefined:
      return 0;
  }
}

function move(
  api: Api,
  { id }: Rule,
  to: 'held' | 'cancelled' | 'waiting',
  reason: string,
): Promise<number> {
  const { storage, clock } = api.system();
  return storage.journal.move({ rule: id }, to, clock.now().toISOString(), reason);
}

async function openOf(api: Api, rule: string): Promise<{ waiting: number; held: number }> {
  const { waiting = 0, held = 0 } = (await api.system().storage.journal.counts()).rules[rule] ?? {};
  return { waiting, held };
}

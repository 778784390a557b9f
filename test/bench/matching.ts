import { planOwed } from '../../shared/dispatch/plan.ts';
import { createRegistry } from '../../shared/dispatch/registry.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import type { Webhook } from '../../shared/model/webhook.ts';

const now = new Date('2026-03-02T09:00:00Z');
const event: PlatformEvent = {
  id: 'e1',
  source: 'bench',
  type: 'STUDY_SYNC',
  time: now.toISOString(),
  data: { study: { uuid: 's1', modality: 'CT', study_description: 'CHEST 7' } },
  causes: [],
};

/** What one event costs when 10, 1,000 and 10,000 rules wait for it and one of them matches. */
export function benchMatching(): void {
  const base = cost(10);
  for (const rules of [10, 1000, 10_000]) {
    const each = rules === 10 ? base : cost(rules);
    const micros = (each * 1000).toFixed(2);
    console.log(
      `matching among ${rules} rules: ${micros} µs an event, ${(each / base).toFixed(1)} times 10 rules`,
    );
  }
}

function cost(rules: number): number {
  const registry = createRegistry(Array.from({ length: rules }, (_, n) => webhookNumber(n)));
  const once = () => planOwed(event, registry.candidates(event), { now }).length;
  if (once() !== 1) throw new Error('exactly one rule should match');
  const rounds = 20_000;
  for (let n = 0; n < rounds; n += 1) once();
  const started = performance.now();
  for (let n = 0; n < rounds; n += 1) once();
  return (performance.now() - started) / rounds;
}

function webhookNumber(n: number): Webhook {
  return {
    uuid: `webhook-${n}`,
    name: `Push ${n}`,
    event: 'STUDY_SYNC',
    url: 'http://localhost:8020/study/push',
    method: 'POST',
    parameters: { uuid: 'study.uuid' },
    when: {
      all: [
        { field: 'study.modality', op: 'in', value: ['CT', 'MR'], type: 'text' },
        { field: 'study.study_description', op: 'equals', value: `CHEST ${n}`, type: 'text' },
      ],
    },
    connection: 'platform',
    retry: false,
    once: false,
    by_uid: false,
    by_accession_number: false,
    by_webhook_event: false,
    once_key: `once-${n}`,
    delay: 0,
    suspended: false,
    time_zone: 'UTC',
    on_missing: {},
    origin: { rule: `rule-${n}`, version: 1, node: 'push', trigger: 'arrives' },
  };
}

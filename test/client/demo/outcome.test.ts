import { describe, expect, it } from 'vitest';
import { sayArrived, sayOutcome } from '../../../client/demo/outcome.ts';
import type { DeliveryState } from '../../../shared/model/delivery.ts';

const many = (...all: [DeliveryState, number][]) =>
  sayOutcome(
    all.map(([state, attempts]) => ({ state, attempts, connection: 'hospital', ...now })),
    new Map(),
  );

const iso = (...moment: [number, number, number]) => new Date(2026, 2, ...moment).toISOString();
const now = { dueAt: iso(2, 10, 30), updatedAt: iso(2, 10, 30) };

const paused = new Map([
  ['hospital', 'Demo Hospital'],
  ['receiver', 'Receiver'],
]);
const over = (connection: string, state: DeliveryState = 'waiting') => ({
  state,
  attempts: 0,
  connection,
  ...now,
});

describe('what became of a study that was sent', () => {
  it('is told when no rule acted', () => {
    expect(many()).toEqual({
      tone: 'none',
      text: 'No rule made a call',
      brief: 'No calls',
      briefest: 'No calls',
    });
  });

  it('counts the calls that went through', () => {
    expect(many(['succeeded', 1])).toMatchObject({ tone: 'good', text: '1 call made' });
    expect(many(['succeeded', 1], ['succeeded', 2]).text).toBe('2 calls made');
  });

  it('names a failure beside what went through', () => {
    expect(many(['failed', 1], ['succeeded', 1])).toMatchObject({
      tone: 'bad',
      text: '2 calls: 1 made, 1 failed',
    });
  });

  it('tells a call that waits for its first try from one that has failed before', () => {
    expect(many(['waiting', 0], ['sending', 1])).toMatchObject({
      tone: 'wait',
      text: '2 calls under way',
    });
    expect(many(['waiting', 1], ['sending', 2])).toMatchObject({
      tone: 'wait',
      text: '2 calls to be tried again',
    });
  });

  it('says which connection is paused where calls wait for that', () => {
    expect(sayOutcome([over('hospital')], paused)).toMatchObject({
      tone: 'wait',
      text: '1 call waiting while Demo Hospital is paused',
      brief: '1 paused',
    });
    expect(sayOutcome([over('hospital', 'succeeded'), over('hospital')], paused).text).toBe(
      '2 calls: 1 made, 1 waiting while Demo Hospital is paused',
    );
    expect(sayOutcome([over('hospital'), over('receiver')], paused).text).toBe(
      '2 calls waiting while Demo Hospital and Receiver are paused',
    );
    expect(sayOutcome([over('elsewhere')], paused).text).toBe('1 call under way');
  });

  it('says until when a call waits that is not due yet', () => {
    const until = (dueAt: string, more = {}) => ({ ...over('elsewhere'), dueAt, ...more });
    const later = until(iso(2, 10, 42));
    expect(sayOutcome([later], paused)).toMatchObject({
      tone: 'wait',
      text: '1 call waiting until 10:42',
      brief: '1 waiting',
    });
    expect(sayOutcome([over('elsewhere', 'succeeded'), later], paused)).toMatchObject({
      text: '2 calls: 1 made, 1 waiting until 10:42',
      briefest: '1 of 2 waiting',
    });
    expect(sayOutcome([until(iso(3, 9, 0)), later], paused).text).toBe(
      '2 calls waiting until 10:42 or later',
    );
    expect(sayOutcome([until(iso(3, 9, 0))], paused).text).toBe(
      '1 call waiting until 3 Mar, 09:00',
    );
    expect(sayOutcome([until(iso(2, 10, 42), { state: 'held' })], paused).text).toBe(
      '1 call held back',
    );
    expect(sayOutcome([until(iso(2, 10, 42), { connection: 'hospital' })], paused).brief).toBe(
      '1 paused',
    );
  });

  it('says why a call was left out', () => {
    expect(many(['skipped', 0])).toMatchObject({
      tone: 'none',
      text: '1 call left out, as it had been made for this study before',
    });
  });

  it('has a word for what people did', () => {
    expect(many(['held', 0], ['cancelled', 0])).toMatchObject({
      tone: 'wait',
      text: '2 calls: 1 held back, 1 called off',
    });
  });

  it('counts what the event’s calls have led to beside them', () => {
    const sent = { ...over('elsewhere', 'succeeded'), repeat: null };
    const failed = { ...over('elsewhere', 'failed'), repeat: null };
    expect(sayArrived({ deliveries: [sent, failed], followed: [] }, paused)).toEqual(
      sayOutcome([sent, failed], paused),
    );
    expect(sayArrived({ deliveries: [sent, failed], followed: [sent] }, paused)).toEqual({
      tone: 'bad',
      text: '2 calls: 1 made, 1 failed; then 1 call made',
      brief: '1 made, 1 failed, then 1 made',
      briefest: '1 of 2 failed',
    });
    expect(sayArrived({ deliveries: [sent], followed: [failed] }, paused)).toMatchObject({
      tone: 'bad',
      briefest: 'then 1 failed',
    });
  });

  it('counts in place of a call what came of running it again', () => {
    const sent = { ...over('elsewhere', 'succeeded'), repeat: null };
    const repeated = { ...over('elsewhere', 'failed'), repeat: 'succeeded' as const };
    expect(sayArrived({ deliveries: [sent, repeated, sent], followed: [] }, paused)).toMatchObject({
      tone: 'good',
      text: '2 calls made',
    });
  });

  it('has fewer words where there is little room', () => {
    expect(many(['succeeded', 1], ['failed', 1], ['waiting', 1], ['skipped', 0]).brief).toBe(
      '1 made, 1 failed, 1 to retry, 1 left out',
    );
  });

  it('keeps to what most needs to be seen where there is hardly any', () => {
    expect(many(['succeeded', 1], ['waiting', 1], ['failed', 1]).briefest).toBe('1 of 3 failed');
    expect(many(['succeeded', 1], ['succeeded', 1]).briefest).toBe('2 made');
  });
});

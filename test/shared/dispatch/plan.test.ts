import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimFor } from '../../../shared/dispatch/claim.ts';
import { plan, planOwed } from '../../../shared/dispatch/plan.ts';
import { anEvent, anyCondition, anyEvent, aWebhook } from '../../support/events.ts';

const now = new Date('2026-03-02T11:00:05Z');
const nothingClaimed = (): boolean => false;

describe('a plan', () => {
  it('says what is owed, when, and with which values', () => {
    const webhook = aWebhook({ delay: 90 });
    expect(plan(anEvent(), [webhook], { now, claimed: nothingClaimed }).decisions).toMatchObject([
      {
        kind: 'owed',
        webhook,
        dueAt: '2026-03-02T11:01:35.000Z',
        match: { matches: true },
        substitution: {
          kind: 'ready',
          parameters: { uuid: 'study-1', destination_id: 'destination-1' },
          from: { uuid: 'study.uuid' },
        },
      },
    ]);
  });

  it('still owes a call whose values are missing, for it will be told', () => {
    const webhook = aWebhook({ parameters: { name: 'hl7.patient_name' } });
    expect(plan(anEvent(), [webhook], { now, claimed: nothingClaimed }).decisions).toMatchObject([
      { kind: 'owed', substitution: { kind: 'missing' } },
    ]);
  });

  it('passes over what does not match, with reasons', () => {
    const webhook = aWebhook({ when: { field: 'study.modality', op: 'equals', value: 'MR' } });
    expect(plan(anEvent(), [webhook], { now, claimed: nothingClaimed }).decisions).toMatchObject([
      { kind: 'passed', match: { matches: false } },
    ]);
  });

  it('does not call twice what is to be called once', () => {
    const claim = { key: 'rule-1:push', subject: 'study:study-1' };
    const { decisions } = plan(anEvent(), [aWebhook({ once: true })], {
      now,
      claimed: ({ key, subject }) => key === claim.key && subject === claim.subject,
    });
    expect(decisions).toMatchObject([{ kind: 'claimed', claim }]);
  });

  it('gives a claim to the first of two triggers of one action', () => {
    const webhooks = [
      aWebhook({ once: true }),
      aWebhook({ once: true, uuid: 'webhook-2' }),
      aWebhook({ once: true, uuid: 'webhook-3', once_key: 'other' }),
    ];
    const { decisions } = plan(anEvent(), webhooks, { now, claimed: nothingClaimed });
    expect(decisions.map(({ kind }) => kind)).toEqual(['owed', 'claimed', 'owed']);
  });

  it('owes what the hot path owes', () => {
    fc.assert(
      fc.property(fc.array(anyCondition, { maxLength: 5 }), anyEvent, (conditions, event) => {
        const webhooks = conditions.map((when, index) =>
          aWebhook({ when, uuid: String(index), once_key: String(index), once: index % 2 === 0 }),
        );
        const owed = plan(event, webhooks, { now, claimed: nothingClaimed }).decisions.flatMap(
          (decision) =>
            decision.kind === 'owed'
              ? [
                  {
                    webhook: decision.webhook,
                    dueAt: decision.dueAt,
                    ...(decision.claim && { claim: decision.claim }),
                  },
                ]
              : [],
        );
        expect(planOwed(event, webhooks, { now })).toEqual(owed);
      }),
    );
  });
});

describe('a claim', () => {
  const study = { study_uid: '1.2.3', accession_number: 'A-1' };
  const subject = (more: object, event = anEvent(study)) =>
    claimFor(aWebhook({ once: true, ...more }), event);

  it('is for the study, or for what the author widened it to', () => {
    expect(subject({})).toMatchObject({ claim: { subject: 'study:study-1' } });
    expect(subject({ by_uid: true })).toMatchObject({ claim: { subject: 'study_uid:1.2.3' } });
    expect(subject({ by_accession_number: true })).toMatchObject({
      claim: { subject: 'accession:A-1' },
    });
  });

  it('falls back to the study where the wider name is missing', () => {
    expect(subject({ by_uid: true }, anEvent({ study_uid: '' }))).toMatchObject({
      claim: { subject: 'study:study-1' },
    });
  });

  it('is for the deleted study where there is no other', () => {
    const event = anEvent({}, { type: 'STUDY_DELETE', data: { study_deleted: { uuid: 'gone' } } });
    expect(subject({ event: 'STUDY_DELETE' }, event)).toMatchObject({
      claim: { subject: 'study:gone' },
    });
  });

  it('without a study is none, and that is said', () => {
    const event = anEvent({}, { data: {} });
    expect(subject({}, event).kind).toBe('no_study');
    expect(
      plan(event, [aWebhook({ once: true, parameters: {} })], { now, claimed: nothingClaimed })
        .decisions,
    ).toMatchObject([{ kind: 'owed', note: expect.stringContaining('this event has no study') }]);
  });

  it('is not taken for the last failure, of which there is one, unless it is widened', () => {
    const event = anEvent(study, { type: 'WEBHOOK_FAILED' });
    const failed = { event: 'WEBHOOK_FAILED', by_webhook_event: true };
    expect(subject(failed, event).kind).toBe('every_time');
    expect(subject({ ...failed, by_uid: true }, event)).toMatchObject({
      claim: { subject: 'study_uid:1.2.3' },
    });
  });
});

import { describe as group, expect, it } from 'vitest';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import {
  describe,
  describeCondition,
  toText,
  type Words,
} from '../../../shared/authoring/describe.ts';
import type { Condition } from '../../../shared/model/condition.ts';
import {
  action,
  condition,
  diamonds,
  equals,
  graph,
  split,
  trigger,
  wait,
} from '../../support/graphs.ts';

const names: Record<string, string> = {
  'destination dest-1': 'Reading station 1',
  'user user-1': 'Webhook User',
  'group group-1': 'Radiologists',
};
const words: Words = { catalogue: ambra, nameOf: (kind, uuid) => names[`${kind} ${uuid}`] };

function textOf(...drawn: Parameters<typeof graph>): string {
  return toText(describe(graph(...drawn), words));
}

const push = action('push', {
  runAs: 'user-1',
  parameters: { uuid: 'study.uuid', destination_id: 'dest-1' },
});
const adultCt: Condition = {
  all: [
    { field: 'study.modality', op: 'in', value: ['CT', 'MR'] },
    { field: 'study.patient_birth_date', as: 'years_old', op: 'ge', value: 18 },
  ],
};

group('a rule in words', () => {
  it('reads as a sentence', () => {
    expect(
      textOf(
        [trigger('t'), condition('c', adultCt), wait('w', 600), push],
        't.out > c',
        'c.yes > w',
        'w.out > push',
      ),
    ).toBe(
      'When a study arrives, only if modality is CT or MR and the patient is at least 18 years old, wait 10 minutes, then send the study to Reading station 1 as Webhook User.',
    );
  });

  it('ties every phrase to its node', () => {
    const [sentence] = describe(
      graph(
        [trigger('t'), condition('c', adultCt), wait('w', 60), push],
        't.out > c',
        'c.no > w',
        'w.out > push',
      ),
      words,
    );
    expect(sentence?.flatMap(({ node }) => node ?? [])).toEqual(['t', 'c', 'w', 'push']);
  });

  it('goes on with what follows a failure or a success', () => {
    const tell = action('tell', {
      command: 'message/add',
      parameters: { group_id: 'group-1', body: 'x' },
    });
    const tag = action('tag', { command: 'tag/add', parameters: { tag: 'sent' } });
    expect(
      textOf(
        [trigger('t'), push, tell, tag],
        't.out > push',
        'push.failed > tell',
        'push.succeeded > tag',
      ),
    ).toBe(
      'When a study arrives, then send the study to Reading station 1 as Webhook User. Once that has succeeded, then add the tag sent. If that fails, then send a message to Radiologists.',
    );
  });

  it('says the simplified condition: opposite ways are told as none', () => {
    expect(toText(describe(diamonds(20), words))).toMatch(/^When a study arrives, then /);
  });

  it('joins cases of a split, and names what one of two ways adds', () => {
    const text = textOf(
      [
        trigger('t'),
        split('s', 'study.modality', { ct: ['CT'], mr: ['MR'] }),
        condition('c', equals('X', 'study.study_status')),
        push,
      ],
      't.out > s',
      's.ct > push',
      's.otherwise > c',
      'c.yes > push',
    );
    expect(text).toContain(
      'only if modality is CT or (modality is neither CT nor MR and study status is X), then',
    );
  });

  it('joins triggers that are treated alike', () => {
    expect(
      textOf([trigger('t'), trigger('u', 'STUDY_EDIT'), push], 't.out > push', 'u.out > push'),
    ).toMatch(/^When a study arrives, or when a study is edited, then send/);
  });

  it('tells schedules, ages, once, retries and what is switched off', () => {
    const call = { ...push, once: 'study', retry: true, suspended: true } as const;
    expect(textOf([trigger('t', 'STUDY_SYNC', { maxAge: 1 }), call], 't.out > push')).toBe(
      'When a study arrives, unless the study is older than 1 day, then send the study to Reading station 1 as Webhook User, once per study, trying again if that fails (switched off).',
    );
    expect(textOf([trigger('t', 'CRON', { cron: '0 9 * * *', timeZone: 'Asia/Tokyo' })])).toBe(
      'At 09:00 (Asia/Tokyo), nothing happens yet.',
    );
  });

  it('never invents a name: what has none is told by its kind and the beginning of its uuid', () => {
    const unknown = {
      ...push,
      parameters: { destination_id: '3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10' },
    };
    expect(textOf([trigger('t'), unknown], 't.out > push')).toContain(
      'to destination 3f0c6f6e… as',
    );
  });

  it('has words for every event and every common command', () => {
    for (const { name } of ambra.events) {
      expect(textOf([trigger('t', name)]), name).toMatch(/^(When|At) .+, nothing happens yet\.$/);
    }
    for (const { path, common } of ambra.commands) {
      if (!common) continue;
      const text = textOf(
        [trigger('t'), action('a', { command: path, parameters: {} })],
        't.out > a',
      );
      expect(text, path).toMatch(/, then [a-z].+\.$/);
    }
  });
});

group('a condition in words', () => {
  it.each<[Condition, string]>([
    [{ all: [] }, 'always'],
    [{ any: [] }, 'never'],
    [{ ...equals('CT'), op: 'not_equals' }, 'modality is not CT'],
    [{ ...equals('ct'), matchCase: true }, 'modality is ct (capitals matter)'],
    [
      { field: 'modality', op: 'not_in', value: ['CT', 'MR', 'US'] },
      'modality is none of CT, MR and US',
    ],
    [{ field: 'study.accession_number', op: 'is_empty' }, 'accession number is empty'],
    [
      { field: 'study.study_date', as: 'days_old', op: 'lt', value: 1 },
      'study date is less than 1 day ago',
    ],
    [
      { field: 'destination.name', op: 'begins_with', value: 'PACS' },
      'destination name begins with PACS',
    ],
    [{ field: 'study_push.status', op: 'equals', value: 'F' }, 'status is failed'],
    [{ field: 'hl7.hash.PID_5_1', op: 'equals', value: 'DOE JANE' }, 'HL7 PID_5_1 is “DOE JANE”'],
    [{ not: { hl7: [{ PID_5: '/x/' }] } }, 'not (HL7 PID_5 matches /x/)'],
    [
      { mime: { op: 'equals', value: 'application/pdf' } },
      'the attachment’s type is application/pdf',
    ],
    [
      { within: { days: ['mon', 'tue', 'wed'], start: '08:00', stop: '18:00', invert: true } },
      'it is not Monday to Wednesday 08:00–18:00',
    ],
    [
      { within: { days: ['mon', 'fri'], start: '00:00', stop: '24:00', tz: 'UTC' } },
      'it is Monday or Friday (UTC)',
    ],
    [
      { all: [equals('CT'), { any: [equals('A'), equals('B')] }] },
      'modality is CT and (modality is A or modality is B)',
    ],
  ])('%j is “%s”', (when, text) => {
    expect(describeCondition(when, words)).toContain(text);
  });

  it.each<[Condition, string]>([
    [
      { all: [equals('CT'), { field: '', op: 'in' }] },
      'modality is CT and (a test is not finished)',
    ],
    [
      { field: 'study.patient_birth_date', as: 'years_old', op: 'ge' },
      'the patient is at least … years old',
    ],
    [{ field: 'study.modality', op: 'in' }, 'modality is one of …'],
    [{ hl7: [{ '': '' }] }, 'HL7 … matches …'],
    [{ mime: { op: 'contains', value: '' } }, 'the attachment’s type contains …'],
  ])('%j that is not finished is “%s”', (when, text) => {
    expect(describeCondition(when, words)).toBe(text);
  });
});

group('an imported action that calls no command', () => {
  it('is told by the address that it calls', () => {
    const { command: _, ...rest } = action('a');
    const imported = { ...rest, kept: { t: { url: 'https://elsewhere.example/study/push' } } };
    expect(textOf([trigger('t'), imported], 't.out > a')).toContain(
      'then call https://elsewhere.example/study/push',
    );
  });
});

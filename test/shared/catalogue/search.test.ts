import { describe, expect, test } from 'vitest';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { search } from '../../../shared/catalogue/search.ts';

const commands = (text: string) => search(ambra.commands, text).map(({ path }) => path);
const events = (text: string) => search(ambra.events, text).map(({ name }) => name);

describe('searching commands', () => {
  test.each(['send', 'forward', 'route', 'push', 'pacs', 'SEND', 'study/push'])(
    '“%s” finds sending a study first',
    (text) => {
      expect(commands(text)[0]).toBe('study/push');
    },
  );

  test.each([
    ['email', 'webhook/email'],
    ['approve', 'study/approve'],
    ['tag', 'tag/add'],
    ['copy', 'study/duplicate'],
    ['study/get', 'study/get'],
    ['send hl7', 'study/push/hl7'],
    ['delete study', 'study/delete'],
    ['message', 'message/add'],
    ['share', 'study/share'],
  ])('“%s” finds %s first', (text, path) => {
    expect(commands(text)[0]).toBe(path);
  });

  test('asks for every word', () => {
    expect(commands('send')).toContain('study/push');
    expect(commands('send submarine')).toEqual([]);
  });

  test('without a word shows everything in its order', () => {
    expect(search(ambra.commands, ' \t')).toEqual(ambra.commands);
  });
});

describe('searching events and commands together', () => {
  test('finds what is named to the letter first: STUDY_SYNC is an event, study/sync a command', () => {
    const both = [...ambra.commands, ...ambra.events];
    const [event] = search(both, 'study_sync');
    expect(event).toHaveProperty('name', 'STUDY_SYNC');
    const [command] = search([...both].reverse(), 'study/sync');
    expect(command).toHaveProperty('path', 'study/sync');
  });
});

describe('searching events', () => {
  test.each([
    ['arrives', 'STUDY_SYNC'],
    ['new study', 'STUDY_SYNC'],
    ['STUDY_REPORT', 'STUDY_REPORT'],
    ['study_report', 'STUDY_REPORT'],
    ['schedule', 'CRON'],
    ['signed', 'STUDY_RADREPORT_SIGNED'],
    ['ai', 'STUDY_AI_QUESTION'],
  ])('“%s” finds %s first', (text, name) => {
    expect(events(text)[0]).toBe(name);
  });
});

describe('ranking', () => {
  const items = [
    { label: 'Other', hint: 'about a scanner' },
    { label: 'Other', synonyms: ['scanner room'] },
    { label: 'Other', name: 'SCANNER_ADD' },
    { label: 'Add scanner' },
    { label: 'Other', name: 'ULTRASCANNER' },
    { label: 'Other', synonyms: ['scanner'] },
  ];

  test('puts a label that only adds a verb before one that says more', () => {
    const labels = [{ label: 'Send scanner report' }, { label: 'Send scanner' }];
    expect(search(labels, 'scanner')).toEqual([labels[1], labels[0]]);
  });

  test('puts what people use most before the rest', () => {
    const both = [
      { label: 'Scanner log' },
      { label: 'Scanner list', common: true },
      { label: 'Other', common: true },
    ];
    expect(search(both, 'scanner')).toEqual([both[1], both[0]]);
  });

  test('does not look inside the words of a hint: somebody is no body', () => {
    const fields = [
      { label: 'Locked', hint: '1 while somebody is working on the study.' },
      { label: 'Text', name: 'query.body' },
    ];
    expect(search(fields, 'body')).toEqual([fields[1]]);
  });

  test('puts label and whole synonym before name, synonym, hint, and the middle of a word last', () => {
    expect(search(items, 'scanner')).toEqual([3, 5, 2, 1, 0, 4].map((at) => items[at]));
  });

  test('does not mind accents or capitals', () => {
    expect(search([{ label: 'Résumé' }], 'RESUME')).toHaveLength(1);
  });

  test('does not look for one or two letters inside words', () => {
    expect(search([{ label: 'Email' }], 'ai')).toEqual([]);
    expect(search([{ label: 'Email' }], 'mai')).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { chainEvents } from '../../../shared/catalogue/chainEvents.ts';
import { findCommand, findField, findObject } from '../../../shared/catalogue.ts';
import type { CatalogueField, CatalogueParameter } from '../../../shared/catalogue.ts';

const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name);
const allFields = ambra.objects.flatMap((object) =>
  object.fields.map((field) => ({ path: `${object.name}.${field.name}`, field })),
);

describe('the Ambra catalogue', () => {
  test('knows 53 events, 22 objects of the platform and one of ours, and 439 commands', () => {
    expect(ambra.events).toHaveLength(53);
    expect(ambra.objects.filter(({ name }) => name !== 'response')).toHaveLength(22);
    expect(ambra.objects).toHaveLength(23);
    expect(ambra.commands).toHaveLength(439);
  });

  test('names nothing twice', () => {
    expect(new Set(names(ambra.events)).size).toBe(ambra.events.length);
    expect(new Set(names(ambra.objects)).size).toBe(ambra.objects.length);
    expect(new Set(ambra.commands.map(({ path }) => path)).size).toBe(ambra.commands.length);
    expect(new Set(allFields.map(({ path }) => path)).size).toBe(allFields.length);
  });

  test('gives no two events and no two commands the same label', () => {
    for (const labels of [ambra.events, ambra.commands].map((all) => all.map((it) => it.label))) {
      expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
    }
  });
});

describe('events', () => {
  test('carry only objects that exist', () => {
    const carried = [...ambra.events, ...Object.values(chainEvents)].flatMap(
      ({ objects }) => objects,
    );
    expect(carried.filter((name) => findObject(ambra, name) === undefined)).toEqual([]);
  });

  test('carry the person who did it', () => {
    expect(ambra.events.filter(({ objects }) => !objects.includes('user'))).toEqual([]);
    expect(ambra.everyEventCarries).toEqual(['user']);
  });

  test('have their subject first, never the person', () => {
    for (const { name, subject, objects } of ambra.events) {
      if (subject !== null) expect(objects[0], name).toBe(subject);
      expect(subject, name).not.toBe('user');
    }
  });

  test('may come bare only when run by hand or by the clock', () => {
    expect(names(ambra.events.filter(({ subject }) => subject === null))).toEqual([
      'MANUAL',
      'CRON',
    ]);
  });

  test('are described with a label, a hint and words to search for', () => {
    const poor = ambra.events.filter(
      ({ label, hint, synonyms }) => label === '' || hint === '' || synonyms.length === 0,
    );
    expect(poor).toEqual([]);
  });

  test('behind an action’s exits are not offered as triggers, except the failure of any webhook', () => {
    expect(names(ambra.events)).not.toContain(chainEvents.succeeded.name);
    expect(chainEvents.succeeded.objects).toContain('response');
    expect(names(ambra.events)).toContain(chainEvents.failed.name);
  });
});

describe('fields', () => {
  test('of a study each have a label, a hint and a sample', () => {
    const poor = findObject(ambra, 'study')?.fields.filter(
      ({ label, hint, sample }) => label === '' || !hint || sample === undefined,
    );
    expect(poor).toEqual([]);
  });

  test('all have a label, and all objects a label and a hint', () => {
    expect(allFields.filter(({ field }) => field.label.trim() === '')).toEqual([]);
    expect(ambra.objects.filter(({ label, hint }) => label === '' || hint === '')).toEqual([]);
  });

  test('have samples that fit their type and, where there are values, are one of them', () => {
    const sampled = allFields.filter(({ field }) => field.sample !== undefined);
    const unfit = sampled.filter(({ field }) => {
      const sample = String(field.sample);
      const among = field.values?.some(({ value }) => value === sample) ?? true;
      return !fits(field, sample) || !among;
    });
    expect(unfit).toEqual([]);
    expect(sampled.length).toBeGreaterThan(200);
  });

  test('of DICOM carry a tag of eight hexadecimal digits', () => {
    const tags = allFields.flatMap(({ field }) => field.dicomTag ?? []);
    expect(tags.filter((tag) => !/^[0-9A-F]{8}$/.test(tag))).toEqual([]);
    expect(findField(ambra, 'study', 'modality')?.dicomTag).toBe('00080060');
  });

  test('offer the modalities and the sexes that staff know', () => {
    const modalities = findField(ambra, 'study', 'modality')?.values?.map(({ value }) => value);
    expect(modalities).toEqual(
      expect.arrayContaining(['CT', 'MR', 'CR', 'DX', 'US', 'MG', 'NM', 'PT', 'XA', 'RF']),
    );
    const sexes = findField(ambra, 'study', 'patient_sex')?.values?.map(({ value }) => value);
    expect([...(sexes ?? [])].sort()).toEqual(['F', 'M', 'O']);
  });

  test('that occur for one event only name an event that exists', () => {
    const events = allFields.flatMap(({ field }) => field.onlyFor ?? []);
    expect(events).toEqual(['STUDY_UPLOAD_FAIL']);
    expect(names(ambra.events)).toEqual(expect.arrayContaining(events));
  });
});

describe('commands', () => {
  test('that people use most are forty, come first and are worded by hand', () => {
    const common = ambra.commands.filter((command) => command.common);
    expect(common.length).toBeGreaterThanOrEqual(40);
    expect(ambra.commands.slice(0, common.length)).toEqual(common);
    expect(common.filter(({ hint, synonyms }) => !hint || synonyms.length === 0)).toEqual([]);
  });

  test('list each name that can be set exactly once', () => {
    for (const { path, parameters, oneOf } of ambra.commands) {
      const listed = names(parameters);
      expect(new Set(listed).size, path).toBe(listed.length);
      const alternatives = oneOf.flatMap((each) => each.oneOf.flat());
      expect(listed, path).toEqual(expect.arrayContaining(alternatives));
    }
  });

  test('leave the session to whoever makes the call', () => {
    const sessions = ambra.commands.flatMap(({ parameters }) =>
      parameters.filter(({ name, type }) => name === 'sid' || type === 'session'),
    );
    expect(
      new Set(sessions.map(({ name, type, required }) => `${name} ${type} ${required}`)),
    ).toEqual(new Set(['sid session false']));
  });

  test('were checked by hand for studies, messages, webhooks, links, logging in, tags and destinations', () => {
    const checked = ambra.commands.filter((command) => command.checked);
    const groups = new Set(checked.map(({ group }) => group));
    expect([...groups].sort()).toEqual(
      ['destination', 'link', 'message', 'session', 'study', 'tag', 'webhook'].sort(),
    );
    expect(findCommand(ambra, 'destination/search')?.checked).toBe(false);
    expect(findCommand(ambra, 'destination/list')?.checked).toBe(true);
  });

  test('accept further names where the platform does', () => {
    expect(findCommand(ambra, 'webhook/email')?.openEnded).toBe(true);
    expect(findCommand(ambra, 'webhook/run')?.openEnded).toBe(true);
    expect(findCommand(ambra, 'study/set')?.openEnded).toBe(true);
    expect(findCommand(ambra, 'study/push')?.openEnded).toBe(false);
  });

  test('say of a uuid what it stands for', () => {
    expect(parameter('study/push', 'uuid')).toMatchObject({ label: 'Study', type: 'uuid' });
    expect(parameter('study/push', 'destination_id')).toMatchObject({ names: 'destination' });
    expect(parameter('destination/search', 'uuid')).toMatchObject({ names: 'destination' });
    expect(parameter('destination/search', 'copy_to')).toMatchObject({ names: 'namespace' });
    expect(parameter('account/user/list', 'uuid')).toMatchObject({ names: 'account' });
    expect(parameter('webhook/add', 'sid_user_id')).toMatchObject({ names: 'user' });
    expect(parameter('hl7/add', 'uuid')).toMatchObject({ label: 'Gateway' });
  });

  test('describe the alternatives of a one-of group as parameters that may be left out', () => {
    expect(parameter('study/share', 'email')).toMatchObject({ type: 'email', required: false });
    expect(parameter('study/share', 'group_id')).toMatchObject({ type: 'uuid', names: 'group' });
    expect(parameter('study/share', 'share_code')).toMatchObject({ type: 'text' });
  });
});

function parameter(path: string, name: string): CatalogueParameter | undefined {
  return findCommand(ambra, path)?.parameters.find((each) => each.name === name);
}

const forms: Record<Exclude<CatalogueField['type'], 'json' | 'text'>, RegExp> = {
  number: /^\d+(?:\.\d+)?$/,
  date: /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  flag: /^[01]$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  email: /^[^@\s]+@example\.org$/,
};

function fits({ type, sample }: CatalogueField, text: string): boolean {
  if ((type === 'number' || type === 'flag') !== (typeof sample === 'number')) return false;
  if (type === 'json') return typeof JSON.parse(text) === 'object';
  return type === 'text' ? text !== '' : forms[type].test(text);
}

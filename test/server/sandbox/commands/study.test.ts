import { describe, expect, it } from 'vitest';
import { demoIds } from '../../../../server/sandbox/data.ts';
import { openHospital } from '../hospital.ts';

describe('looking for studies', () => {
  it('filters, sorts and counts', async () => {
    const { call, sandbox } = await openHospital();
    const { body } = await call('study/list', {
      'filter.modality.in': '["CT","MR"]',
      'filter.study_description.like': '%chest%',
      sort_by: 'study_date-desc',
    });
    const dates = body.studies.map((study: { study_date: string }) => study.study_date);
    const expected = sandbox
      .studies()
      .filter(({ modality }) => ['CT', 'MR'].includes(modality))
      .filter((study) => /chest/i.test(study.study_description))
      .map((study) => study['study_date']);
    expect(expected.length).toBeGreaterThan(2);
    expect(dates).toEqual(expected.toSorted().toReversed());
    const count = await call('study/count', { 'filter.modality.equals': 'CT' });
    expect(count.body.count).toBe(sandbox.studies().filter((one) => one.modality === 'CT').length);
  });

  it.each([
    ['filter.image_count.ge', '300', (count: number) => count >= 300],
    ['filter.image_count.lt', '60', (count: number) => count < 60],
  ])('compares numbers as numbers: %s', async (filter, value, holds) => {
    const { call, sandbox } = await openHospital();
    const { body } = await call('study/list', { [filter]: value });
    const expected = sandbox.studies().filter((one) => holds(Number(one['image_count'])));
    expect(expected.length).toBeGreaterThan(0);
    expect(body.studies).toHaveLength(expected.length);
  });

  it('leaves out what is empty unless the condition says “or null”', async () => {
    const { call, sandbox } = await openHospital();
    const uuid = sandbox.studies()[0]?.uuid ?? '';
    await call('tag/add', { tag: 'seen', object: 'Study', object_id: uuid });
    const countOf = async (condition: string) =>
      (await call('study/list', { [`filter.tags.${condition}`]: 'seen' })).body.studies.length;
    expect(await countOf('equals')).toBe(1);
    expect(await countOf('not_equals')).toBe(0);
    expect(await countOf('not_equals_or_null')).toBe(39);
    expect(await countOf('equals_or_null')).toBe(40);
  });

  it('gives pages, and says whether there is more', async () => {
    const { call } = await openHospital();
    const page = async (number: string) =>
      (await call('study/list', { 'page.rows': '15', 'page.number': number })).body;
    const pages = [await page('1'), await page('2'), await page('3')];
    expect(pages.map(({ studies, page: { more } }) => [studies.length, more])).toEqual([
      [15, 1],
      [15, 1],
      [10, 0],
    ]);
    const uuids = pages.flatMap(({ studies }) => studies.map((one: { uuid: string }) => one.uuid));
    expect(new Set(uuids).size).toBe(40);
  });

  it('refuses a field and a condition that there are not', async () => {
    const { call } = await openHospital();
    const field = await call('study/list', { 'filter.shoe_size.equals': '42' });
    expect(field.body).toMatchObject({ error_type: 'INVALID_FIELD', error_subtype: 'shoe_size' });
    const condition = await call('study/list', { 'filter.modality.resembles': 'CT' });
    expect(condition.body).toMatchObject({ error_type: 'INVALID_CONDITION' });
  });

  it('finds a study by its study_uid too', async () => {
    const { call, sandbox } = await openHospital();
    const [, study] = sandbox.studies();
    const found = await call('study/get', {
      study_uid: study?.study_uid ?? '',
      storage_namespace: study?.storage_namespace ?? '',
      phi_namespace: study?.phi_namespace ?? '',
    });
    expect(found.body.uuid).toBe(study?.uuid);
  });
});

describe('changing studies', () => {
  it('sets the fields that study/set may set, and no others', async () => {
    const { call, sandbox, clock } = await openHospital();
    const [study] = sandbox.studies();
    clock.advance(60_000);
    await call('study/set', {
      study_id: study?.uuid ?? '',
      study_description: 'CORRECTED',
      uuid: demoIds.account,
      is_locked: '1',
    });
    expect(sandbox.studies()[0]).toMatchObject({
      uuid: study?.uuid,
      study_description: 'CORRECTED',
      is_locked: 0,
      updated: '2026-03-02T09:01:00.000Z',
    });
  });

  it('changes a status that is still the old one, and tells it', async () => {
    const { call, sandbox, events, told } = await openHospital();
    const study_id = sandbox.studies()[0]?.uuid ?? '';
    const set = async (old: string, next: string) =>
      (await call('study/status/set', { study_id, old, new: next })).body;
    expect(await set('Unread', 'Lost')).toMatchObject({ error_type: 'INVALID_TAG' });
    expect(await set('Unread', 'Final')).toEqual({ status: 'OK' });
    expect(await set('Unread', 'Final')).toMatchObject({
      error_type: 'STALE',
      error_subtype: 'Final',
    });
    await told(1);
    expect(events).toMatchObject([
      { type: 'STUDY_STATUS', data: { study: { study_status: 'Final' } } },
    ]);
  });

  it('copies into a namespace once, moves, and deletes for good', async () => {
    const { call, sandbox, events, told } = await openHospital();
    const uuid = sandbox.studies()[0]?.uuid ?? '';
    const to = { uuid, namespace_id: demoIds.namespaces.research };
    expect((await call('study/duplicate', to)).body.status).toBe('OK');
    expect((await call('study/duplicate', to)).body.error_type).toBe('ALREADY_EXISTS');
    expect((await call('study/move', to)).body.error_type).toBe('ALREADY_EXISTS');
    const copy = sandbox.studies().at(-1)?.uuid ?? '';
    expect((await call('study/delete', { uuid: copy })).body.status).toBe('OK');
    expect((await call('study/move', to)).body.status).toBe('OK');
    expect((await call('study/get', { uuid: copy })).body.error_type).toBe('NOT_FOUND');
    await told(3);
    expect(events.map(({ type, data }) => [type, Object.keys(data)[0]])).toEqual([
      ['STUDY_COPY', 'study'],
      ['STUDY_DELETE', 'study_deleted'],
      ['STUDY_MOVE', 'study'],
    ]);
  });

  it('keeps comments with the study', async () => {
    const { call, sandbox } = await openHospital();
    const uuid = sandbox.studies()[0]?.uuid ?? '';
    const added = await call('study/comment/add', { study_id: uuid, body: 'look again' });
    const { comments } = (await call('study/get', { uuid })).body;
    expect(comments).toMatchObject([{ uuid: added.body.uuid, body: 'look again' }]);
  });
});

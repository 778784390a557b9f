import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionTo } from '../../support/connected.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { push, ruleOf } from '../../support/system.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const study = { uuid: 's1', modality: 'CT' };

describe('what is remarked on an event', () => {
  it('is nothing where the catalogue lists it', async () => {
    const { status, body } = await server.post('/events', { event: 'STUDY_SYNC', study });
    expect(status).toBe(202);
    expect(body).not.toHaveProperty('remarks');
  });

  it('is that nobody knows it, with the name that was probably meant', async () => {
    const { status, body } = await server.post('/events', { event: 'STUDY_SNYC', study });
    expect(status).toBe(202);
    expect(body.remarks).toEqual([
      'We do not know the event STUDY_SNYC; it is kept, and matched by its name. Did you mean STUDY_SYNC?',
    ]);
  });

  it('offers no name where none is near', async () => {
    const { body } = await server.post('/events', { event: 'REACTOR_MELTDOWN', reactor: {} });
    expect(body.remarks).toEqual([
      'We do not know the event REACTOR_MELTDOWN; it is kept, and matched by its name.',
    ]);
  });

  const remarksOn = async (event: object) => (await server.post('/events', event)).body.remarks;

  it('is that a study has no uuid', async () => {
    const told = (object: string) => [`${object} has no uuid: calls that need it are not made.`];
    for (const bare of [{}, { modality: 'CT' }, { uuid: '' }, { uuid: null }])
      expect(await remarksOn({ event: 'STUDY_SYNC', study: bare })).toEqual(told('study'));
    const deleted = { event: 'STUDY_DELETE', study_deleted: { modality: 'CT' } };
    expect(await remarksOn(deleted)).toEqual(told('study_deleted'));
  });

  it('is that a field is not known where one that is may have been meant', async () => {
    const told = (written: string, meant: string) =>
      `We do not know study.${written}; it is kept as it is. Did you mean study.${meant}?`;
    const slips = { uuid: 's1', modalty: 'CT', studyDate: '20260302' };
    expect(await remarksOn({ event: 'STUDY_SYNC', study: slips })).toEqual([
      told('modalty', 'modality'),
      told('studyDate', 'study_date'),
    ]);
    const own = { ...study, modalty: 'CT', our_own_number: 7, 'customfield-x': 'y' };
    expect(await remarksOn({ event: 'STUDY_SYNC', study: own })).toBeUndefined();
    const many = Object.fromEntries([...'abcdefgh'].map((sign) => [`modalit${sign}`, 'CT']));
    expect(await remarksOn({ event: 'STUDY_SYNC', study: { uuid: 's1', ...many } })).toHaveLength(
      5,
    );
  });

  it('is said again when the same event comes once more', async () => {
    const event = { event: 'STUDY_DREAMT_OF', id: 'dream-1', study };
    const first = await server.post('/events', event);
    expect(first.body.remarks).toHaveLength(1);
    expect((await server.post('/events', event)).body).toEqual(first.body);
  });

  it('keeps no rule from firing on a name that nobody knows', async () => {
    await server.post('/api/connections', connectionTo('http://127.0.0.1:9/'));
    const trigger = { id: 'arrives', kind: 'trigger', event: 'STUDY_ADMIRED' } as const;
    await server.publish(ruleOf([trigger, push()]));
    const { body } = await server.post('/events', { event: 'STUDY_ADMIRED', study });
    expect(body.deliveries).toHaveLength(1);
    expect(body.remarks).toHaveLength(1);
    const { body: events } = await server.get('/api/events?type=STUDY_ADMIRED');
    expect(events.items).toMatchObject([{ type: 'STUDY_ADMIRED' }]);
  });
});

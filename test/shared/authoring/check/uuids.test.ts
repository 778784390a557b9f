import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../../../shared/authoring/check.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { calling, codesOf, fixedCall, only, problemsOf } from './checking.ts';

const reading = '3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10';
const archive = '9b1d4c52-7a0e-4f35-8f6b-2f6f0a3d1c77';
const strange = '00000000-1111-4222-8333-444444444444';

const listing: Partial<CheckContext> = {
  namesOf: (connection, kind) => {
    if (connection !== 'ambra' || kind === 'user') return undefined;
    if (kind !== 'destination') return [];
    return [
      { uuid: reading, name: 'Reading station' },
      { uuid: archive, name: 'Research archive' },
    ];
  },
};

const pushing = (parameters: JsonObject, event?: string) =>
  calling({ command: 'study/push', parameters: { uuid: 'study.uuid', ...parameters } }, event);
const to = (destination: string) => pushing({ destination_id: destination });

describe('a uuid for which there are names', () => {
  it('has to be one of them', () => {
    expect(codesOf(to(reading), listing)).toEqual([]);
    expect(codesOf(to(reading.toUpperCase()), listing)).toEqual([]);
    expect(problemsOf(to(strange), listing)).toMatchObject([
      {
        code: 'action.unknown_name',
        severity: 'warning',
        target: 'both',
        node: 'a',
        field: 'parameters.destination_id',
        message: `“${strange}” is no destination that ambra lists. Choose a destination from the list.`,
      },
    ]);
  });

  it('is found by a name typed in its place, and by a uuid with a slip', () => {
    const fixed = (text: string) =>
      fixedCall(to(text), 'action.unknown_name', listing).parameters['destination_id'];
    expect(fixed('research ARCHIVE')).toBe(archive);
    expect(only(to('Research archive'), 'action.unknown_name', listing).message).toBe(
      '“Research archive” is the name of a destination. Give its uuid, not its name.',
    );
    expect(fixed('Reseach archive')).toBe(archive);
    expect(fixed(archive.replace('7a0e', '7a0f'))).toBe(archive);
    expect(fixed(archive.replace('7a0e', '70e'))).toBe(archive);
    expect(fixed(archive.replace('7a0e', '7a0ee'))).toBe(archive);
    expect(fixed(` ${reading} `)).toBe(reading);
    expect(only(to('Reseach archive'), 'action.unknown_name', listing)).toMatchObject({
      message: expect.stringContaining('Did you mean “Research archive”?'),
      fix: { label: 'Use “Research archive”' },
    });
  });

  it('that only ends like one that is listed is somebody else’s', () => {
    const foreign = archive.replace(/^.{8}/, '12345678');
    expect(only(to(foreign), 'action.unknown_name', listing).fix).toBeUndefined();
  });

  it('is nobody’s in particular where two have the name', () => {
    const twins = { namesOf: () => [archive, reading].map((uuid) => ({ uuid, name: 'Twin' })) };
    expect(only(to('twin'), 'action.unknown_name', twins).fix).toBeUndefined();
  });

  it('is believed where the names are not known, or nobody was allowed to see any', () => {
    expect(codesOf(to(strange))).toEqual([]);
    const message = (parameters: JsonObject) =>
      calling({ command: 'message/add', parameters: { body: 'x', ...parameters } });
    expect(codesOf(message({ user_id: strange }), listing)).toEqual([]);
    expect(codesOf(message({ group_id: strange }), listing)).toEqual([]);
    expect(codesOf(message({ group_id: 'On call' }), listing)).toEqual(['action.not_a_uuid']);
    const pager = { id: 'pager', kind: 'http', baseUrl: 'https://pager.example.org/' } as const;
    const elsewhere = calling({ connection: 'pager', command: 'x', parameters: { group_id: 'y' } });
    expect(codesOf(elsewhere, { ...listing, connections: [pager] })).toEqual([]);
  });

  it('may come from a field', () => {
    expect(codesOf(to(`study.customfield-${strange}`), listing)).toEqual([]);
    const pushed = pushing({ destination_id: 'destination.uuid' }, 'STUDY_PUSH_STATUS');
    expect(codesOf(pushed, listing)).not.toContain('reference.other_kind');
  });

  it('comes from no field of something else', () => {
    expect(only(to('study.uuid'), 'reference.other_kind')).toMatchObject({
      severity: 'warning',
      field: 'parameters.destination_id',
      message:
        '“destination_id” takes the uuid of a destination, and study.uuid is that of the study. Choose a destination from the list.',
    });
  });
});

describe('a field where a uuid belongs', () => {
  it('is written with its object', () => {
    const bare = pushing({ uuid: 'uuid', destination_id: reading });
    expect(only(bare, 'reference.text')).toMatchObject({
      severity: 'warning',
      field: 'parameters.uuid',
      message: '“uuid” is sent as it stands. Did you mean “study.uuid”?',
    });
    expect(fixedCall(bare, 'reference.text').parameters['uuid']).toBe('study.uuid');
    const deleted = pushing({ uuid: 'UUID', destination_id: reading }, 'STUDY_DELETE');
    expect(fixedCall(deleted, 'reference.text').parameters['uuid']).toBe('study_deleted.uuid');
  });

  it('is not guessed where the event is about nothing, or the name of something else is wanted', () => {
    const manual = pushing({ uuid: 'uuid', destination_id: reading }, 'MANUAL');
    expect(codesOf(manual)).toContain('action.not_a_uuid');
    expect(codesOf(to('uuid'))).toEqual(['action.not_a_uuid']);
    expect(codesOf(pushing({ uuid: 'modality', destination_id: reading }))).toEqual([
      'action.not_a_uuid',
    ]);
  });

  it('holds one', () => {
    const wrong = (uuid: string) => pushing({ uuid, destination_id: reading });
    expect(problemsOf(wrong('study.patient_name'))).toMatchObject([
      {
        code: 'reference.not_a_uuid',
        severity: 'warning',
        field: 'parameters.uuid',
        message:
          '“uuid” takes a uuid, and study.patient_name holds text. Did you mean “study.uuid”?',
      },
    ]);
    expect(fixedCall(wrong('study.modality'), 'reference.not_a_uuid').parameters['uuid']).toBe(
      'study.uuid',
    );
    expect(only(wrong('study.study_date'), 'reference.not_a_uuid').message).toContain('a date');
    const custom = 'study.customfield-3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10';
    expect(codesOf(wrong(custom))).toEqual([]);
    expect(codesOf(wrong('study.patient_id'))).toEqual([]);
  });

  it('is only offered where it holds what is wanted', () => {
    expect(only(to('study.modality'), 'reference.not_a_uuid').fix).toBeUndefined();
    const move = calling({
      command: 'study/move',
      parameters: { uuid: 'study.uuid', namespace_id: 'study.phi_namespace_name' },
    });
    expect(fixedCall(move, 'reference.not_a_uuid').parameters['namespace_id']).toBe(
      'study.phi_namespace',
    );
  });
});

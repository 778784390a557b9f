import { describe, expect, test } from 'vitest';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { chainEvents } from '../../../shared/catalogue/chainEvents.ts';
import {
  fieldsOf,
  fieldsOfObjects,
  findCommand,
  findEvent,
  findField,
  findParameter,
  isPhi,
} from '../../../shared/catalogue.ts';

const customField = 'customfield-5c0ffee0-0000-4000-8000-00000000f001';

describe('an event', () => {
  test('is found by its name', () => {
    expect(findEvent(ambra, 'STUDY_SYNC')?.label).toBe('Study arrives');
    expect(findEvent(ambra, 'STUDY_SYNK')).toBeUndefined();
    expect(findEvent(ambra, '')).toBeUndefined();
  });

  test('of an AI question is found as its family', () => {
    expect(findEvent(ambra, 'STUDY_AI_LUNG_NODULE')?.name).toBe('STUDY_AI_QUESTION');
    expect(findEvent(ambra, 'NAMESPACE_AI_COUNT')?.name).toBe('NAMESPACE_AI_QUESTION');
    expect(findEvent(ambra, 'STUDY_AI_')).toBeUndefined();
  });
});

describe('a field', () => {
  test('is found by object and name', () => {
    expect(findField(ambra, 'study', 'study_date')?.type).toBe('date');
    expect(findField(ambra, 'study', 'image_count')?.type).toBe('number');
    expect(findField(ambra, 'study', 'shoe_size')).toBeUndefined();
    expect(findField(ambra, 'studies', 'uuid')).toBeUndefined();
  });

  test('of the account’s own is found by its uuid, and only by a uuid', () => {
    expect(findField(ambra, 'study', customField)?.name).toBe('customfield-*');
    expect(findField(ambra, 'study_fetch', customField)?.name).toBe('customfield-*');
    expect(findField(ambra, 'study', 'customfield-department')).toBeUndefined();
    expect(findField(ambra, 'study', 'customfield-')).toBeUndefined();
  });

  test.each(['hash.PID_5', 'hash.PID_5_1', 'hash.OBX-3_7_4', 'hash.PV1_10'])(
    'of an HL7 message is found as %s',
    (name) => {
      expect(findField(ambra, 'hl7', name)?.name).toBe('hash.*');
    },
  );

  test.each(['hash.', 'hash.pid_5', 'hash.PID', 'hash.PID_0', 'hashxPID_5'])(
    'of an HL7 message is not found as %s',
    (name) => {
      expect(findField(ambra, 'hl7', name)).toBeUndefined();
    },
  );

  test('passed along may have any name', () => {
    expect(findField(ambra, 'parameters', 'anything at all')?.name).toBe('*');
    expect(findField(ambra, 'response', 'uuid')?.name).toBe('*');
    expect(findField(ambra, 'parameters', '')).toBeUndefined();
  });
});

describe('a parameter', () => {
  const change = findCommand(ambra, 'study/set');

  test('is found by its name or as one of a family', () => {
    expect(change && findParameter(change, 'patient_name')?.name).toBe('patient_name');
    expect(change && findParameter(change, customField)?.pattern).toBe(true);
    expect(change && findParameter(change, 'customfield-')).toBeUndefined();
    expect(change && findParameter(change, 'shoe_size')).toBeUndefined();
  });
});

describe('what can be read of an event', () => {
  const paths = (event: string) => fieldsOf(ambra, event).map(({ path }) => path);

  test('is its subject first and the person who did it', () => {
    expect(paths('STUDY_SYNC')[0]).toBe('study.uuid');
    expect(paths('STUDY_SYNC')).toContain('user.email');
    expect(paths('CRON').every((path) => path.startsWith('user.'))).toBe(true);
  });

  test('of a deleted study is what was known of it', () => {
    expect(paths('STUDY_DELETE')).toContain('study_deleted.accession_number');
    expect(paths('STUDY_DELETE')).not.toContain('study.accession_number');
  });

  test('includes why an upload failed only when an upload fails', () => {
    expect(paths('STUDY_UPLOAD_FAIL')).toContain('study.failed_upload_reason');
    expect(paths('STUDY_SYNC')).not.toContain('study.failed_upload_reason');
  });

  test('of an AI question is that of its family', () => {
    expect(paths('STUDY_AI_LUNG_NODULE')).toContain('ai_question.answer');
  });

  test('that is not listed here is only who did it', () => {
    expect(paths('STUDY_TELEPORT').length).toBeGreaterThan(0);
    expect(paths('STUDY_TELEPORT').every((path) => path.startsWith('user.'))).toBe(true);
  });

  test('lists no field twice', () => {
    for (const { name } of ambra.events) expect(new Set(paths(name)).size).toBe(paths(name).length);
  });

  test('behind an action’s exit is the first event’s fields and the answer', () => {
    const objects = ['study', 'user', ...chainEvents.succeeded.objects];
    const readable = fieldsOfObjects(ambra, objects, 'STUDY_SYNC').map(({ path }) => path);
    expect(readable).toEqual(expect.arrayContaining(['study.uuid', 'webhook.name', 'response.*']));
  });
});

describe('a value is treated as identifying', () => {
  test.each([
    'study.patient_name',
    'study.study_description',
    `study.${customField}`,
    'study.customfield_h',
    'hl7.hash.PID_5_1',
    'parameters.priority',
    'response.status',
    'webhook.last_error',
    'study.field_of_next_year',
    'unheard.of',
    'patient_name',
    'study.',
    '',
  ])('%s', (path) => {
    expect(isPhi(ambra, path)).toBe(true);
  });

  test.each(['study.modality', 'study.uuid', 'destination.name', 'study_push.status', 'user.uuid'])(
    'but not %s',
    (path) => {
      expect(isPhi(ambra, path)).toBe(false);
    },
  );
});

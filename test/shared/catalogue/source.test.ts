/** Compares the catalogue with the facts it was made from, where those are at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { findCommand, findEvent, findField, findObject } from '../../../shared/catalogue.ts';
import type { CatalogueCommand } from '../../../shared/catalogue.ts';

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'ambra');
const absent = !existsSync(folder);

interface SourceEvent {
  event: string;
  group: string;
  objects: string[];
}

interface SourceField {
  name: string;
  type: string;
  phi?: boolean;
  dicomTag?: string;
  enum?: string[];
  onlyFor?: string[];
  pattern?: boolean;
}

type SourceParameter =
  | { name: string; type: string; required: boolean; enum?: string[]; pattern?: boolean }
  | { oneOf: string[][]; required: boolean; deprecated?: boolean };

interface SourceCommand {
  path: string;
  group: string;
  params: SourceParameter[];
  returns: string[];
  errors: string[];
  permission?: string;
  supports?: string[];
}

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Content;
}

/** Fields that we hold to identify a person, or to be free text, though the source does not mark them. */
const stricter = [
  'ai_question.answer',
  'ai_question.detail',
  'ai_question.raw_answer',
  'annotation.instance_uid',
  'annotation.series_uid',
  'group.customfields',
  'query.notify',
  'study.customfield_h',
  'study.customfields_DICOM',
  'study.failed_upload_reason',
  'study_deleted.callback_url',
  'study_push.detail',
  'study_push.status_reason',
  'user.npi',
  'user_account.account_alias',
  'user_account.account_login',
  'user_account.epic_user',
  'webhook_event.integration_key',
];

/** Types that the source read wrongly out of the reference's wording. */
const corrected: Readonly<Record<string, string>> = {
  bundle_id: 'number',
  days_old_how: 'text',
  delay_from_study_field: 'text',
  end_datetime: 'text',
  manual_roles: 'text',
  mpps_uid: 'text',
  other_namespaces: 'text',
  question: 'text',
  requested_procedure_id: 'text',
  scheduled_procedure_step_id: 'text',
  serial_no: 'text',
  start_datetime: 'text',
  thumbnail_length: 'number',
  thumbnail_type: 'text',
};

describe.skipIf(absent)('the source', () => {
  test('lists the same events with the same groups and objects', () => {
    const { events } = read<{ events: SourceEvent[] }>('events.json');
    expect(ambra.events.map(({ name }) => name)).toEqual(events.map(({ event }) => event));
    for (const { event, group, objects } of events) {
      expect(findEvent(ambra, event), event).toMatchObject({ group, objects });
    }
  });

  test('lists the same objects and fields', () => {
    const { objects } = read<{ objects: Record<string, SourceField[]> }>('context-fields.json');
    expect(ambra.objects.map(({ name }) => name)).toEqual([...Object.keys(objects), 'response']);
    for (const [object, fields] of Object.entries(objects)) {
      expect(findObject(ambra, object)?.fields.map(({ name }) => name)).toEqual(
        fields.map(({ name }) => name),
      );
      for (const source of fields) {
        const field = findField(ambra, object, source.name);
        const path = `${object}.${source.name}`;
        expect(field?.phi, path).toBe(source.phi === true || stricter.includes(path));
        expect(field?.pattern, path).toBe(source.pattern);
        expect(field?.onlyFor, path).toEqual(source.onlyFor);
        if (source.dicomTag !== undefined) expect(field?.dicomTag, path).toBe(source.dicomTag);
        if (source.enum !== undefined) {
          expect(
            field?.values?.map(({ value }) => value),
            path,
          ).toEqual(source.enum);
        }
      }
    }
  });

  test('does not mark as identifying what we hold to be so beyond it', () => {
    const { objects } = read<{ objects: Record<string, SourceField[]> }>('context-fields.json');
    const open = Object.entries(objects).flatMap(([object, fields]) =>
      fields.filter(({ phi }) => phi !== true).map(({ name }) => `${object}.${name}`),
    );
    expect(stricter.filter((path) => !open.includes(path))).toEqual([]);
  });

  test('lists the same commands', () => {
    const { commands } = read<{ commands: SourceCommand[] }>('api-commands.json');
    expect(ambra.commands.map(({ path }) => path).sort()).toEqual(
      commands.map(({ path }) => path).sort(),
    );
    for (const source of commands) {
      const command = findCommand(ambra, source.path);
      expect(command && asSource(command), source.path).toEqual({
        path: source.path,
        group: source.group,
        parameters: source.params.flatMap((each) => ('name' in each ? [parameterFacts(each)] : [])),
        oneOf: source.params.filter((each) => 'oneOf' in each),
        returns: [...new Set(source.returns)],
        errors: source.errors,
        permission: source.permission,
        supports: source.supports ?? [],
      });
    }
  });
});

function parameterFacts(source: Extract<SourceParameter, { name: string }>) {
  const type = source.type === 'string' || source.enum !== undefined ? 'text' : source.type;
  return {
    name: source.name,
    type: corrected[source.name] ?? type,
    required: source.required,
    values: source.enum,
    pattern: source.pattern,
  };
}

/** A command without our words, and without the parameters that only alternatives name. */
function asSource(command: CatalogueCommand) {
  const alternatives = new Set(command.oneOf.flatMap((each) => each.oneOf.flat()));
  return {
    path: command.path,
    group: command.group,
    parameters: command.parameters
      .filter(({ name }) => !alternatives.has(name))
      .map(({ name, type, required, values, pattern }) => ({
        name,
        type,
        required,
        values,
        pattern,
      })),
    oneOf: command.oneOf,
    returns: command.returns,
    errors: command.errors,
    permission: command.permission,
    supports: command.supports,
  };
}

import { describe, expect, test } from 'vitest';
import { findCommand, findField } from '../../../shared/catalogue.ts';
import type { CatalogueCommand, CatalogueParameter } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { deliveryRows } from '../../../shared/catalogue/ambra/commands/delivery.ts';
import { imagingRows } from '../../../shared/catalogue/ambra/commands/imaging.ts';
import { peopleRows } from '../../../shared/catalogue/ambra/commands/people.ts';
import { workRows } from '../../../shared/catalogue/ambra/commands/work.ts';
import { obviousParameters, vocabulary } from '../../../shared/catalogue/ambra/vocabulary.ts';

describe('the vocabulary', () => {
  test('names the commands that have a record, and no others', () => {
    const recorded = [...imagingRows, ...deliveryRows, ...peopleRows, ...workRows];
    const named = vocabulary.commands.map(({ path }) => path);
    expect(named.toSorted()).toEqual(recorded.map(([path]) => path).toSorted());
  });

  test('knows of each parameter what it holds the uuid of', () => {
    for (const { path, parameters } of ambra.commands)
      for (const { name, names } of parameters)
        expect(vocabulary.kindOf(path, name), `${path} ${name}`).toBe(names);
  });

  test('knows no parameters: those come with the catalogue', () => {
    expect(findCommand(vocabulary, 'study/push')?.parameters).toBeUndefined();
    expect(findCommand(ambra, 'study/push')?.parameters).not.toHaveLength(0);
  });
});

describe('a new call', () => {
  test.each(ambra.commands.map((command) => [command.path, command] as const))(
    'of %s is filled in with what its required parameters leave no doubt about',
    (path, command) => {
      expect(Object.fromEntries(obviousParameters(path))).toEqual(obviousIn(command));
    },
  );
});

/** The required parameters, and the first of those of which one is required, that mean something that an event carries. */
function obviousIn(command: CatalogueCommand): Record<string, string> {
  const firsts = command.oneOf.flatMap(({ oneOf: [first], required }) =>
    required && first?.length === 1 && /^(uuid|study_id)$/.test(first[0] ?? '') ? first : [],
  );
  return Object.fromEntries(
    command.parameters
      .filter(({ name, required }) => required || firsts.includes(name))
      .flatMap((parameter) => {
        const value = meantBy(command, parameter);
        return value === 'Study' || isField(value) ? [[parameter.name, value]] : [];
      }),
  );
}

function meantBy(
  { path, group }: CatalogueCommand,
  { name, type, names, values }: CatalogueParameter,
): string {
  if (name === 'object' && values?.includes('Study') === true) return 'Study';
  if (names !== undefined) return '';
  // `hl7/get` is about an HL7 message, `hl7/template/render` about a template; a webhook's uuid is never the event's.
  const isAboutItsGroup =
    group === 'study' || (group !== 'webhook' && path.split('/').length === 2);
  if (name === 'uuid') return isAboutItsGroup ? `${group}.uuid` : '';
  if (name === 'object_id') return 'study.uuid';
  if (type === 'uuid' && name.endsWith('_id')) return `${name.slice(0, -3)}.uuid`;
  // What is written of a study elsewhere is mostly the study's own.
  return type === 'text' && group === 'order' ? `study.${name}` : '';
}

function isField(path: string): boolean {
  const [object = '', field = ''] = path.split('.');
  return findField(ambra, object, field) !== undefined;
}

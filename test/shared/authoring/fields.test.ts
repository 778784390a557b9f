import { describe, expect, it } from 'vitest';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { fieldsFor, type FieldAtNode } from '../../../shared/authoring/fields.ts';
import { action, condition, equals, graph, trigger } from '../../support/graphs.ts';

const drawn = graph(
  [
    trigger('arrives'),
    trigger('message', 'STUDY_HL7'),
    trigger('byHand', 'MANUAL'),
    condition('isCt', equals('CT')),
    action('push'),
    action('tell'),
    action('then'),
    action('lonely'),
  ],
  'arrives.out > isCt',
  'message.out > isCt',
  'isCt.yes > push',
  'push.failed > tell',
  'push.succeeded > then',
  'byHand.out > then',
);

function at(node: string): Map<string, FieldAtNode> {
  return new Map(fieldsFor(drawn, node, ambra).map((field) => [field.path, field]));
}

describe('what can be read at a node', () => {
  it('are the fields of the events of all triggers that lead there', () => {
    expect(at('arrives').has('hl7.hash.*')).toBe(false);
    expect(at('isCt').get('study.modality')).toMatchObject({ everyTrigger: true });
    expect(at('isCt').get('user.name')).toMatchObject({ everyTrigger: true });
  });

  it('marks what only some triggers carry', () => {
    expect(at('isCt').get('hl7.hash.*')).toMatchObject({ everyTrigger: false });
    expect(at('message').get('hl7.hash.*')).toMatchObject({ everyTrigger: true });
  });

  it('has custom fields, and parameters for what is started by hand', () => {
    expect(at('isCt').get('study.customfield-*')?.field.pattern).toBe(true);
    expect(at('byHand').has('parameters.*')).toBe(true);
    expect(at('isCt').has('parameters.*')).toBe(false);
  });

  it('behind an exit keeps the event’s objects and adds the webhook and its answer', () => {
    expect(at('tell').get('study.modality')).toMatchObject({ everyTrigger: true });
    expect(at('tell').has('webhook.last_error')).toBe(true);
    expect(at('tell').has('response.*')).toBe(true);
    expect(at('then').get('response.*')).toMatchObject({ everyTrigger: false });
    expect(at('push').has('webhook.last_error')).toBe(false);
  });

  it('behind an exit has the parameters of the call by their names, in place of any', () => {
    expect(at('tell').get('parameters.destination_id')).toMatchObject({
      everyTrigger: true,
      field: { label: 'Destination', phi: true },
    });
    expect(at('tell').has('parameters.*')).toBe(false);
  });

  it('is nothing where no trigger leads', () => {
    expect(at('lonely').size).toBe(0);
    expect(at('no such node').size).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { calling, codesOf, fixedCall, only, problemsOf } from './checking.ts';

const mailing = (text: string, event?: string) =>
  calling({ command: 'webhook/email', parameters: { to: 'x', text } }, event);
const fixed = (text: string) => fixedCall(mailing(text), 'reference.braces').parameters['text'];

describe('braces in a text', () => {
  it('that insert a field are sound', () => {
    expect(codesOf(mailing('A {{study.modality}} of {{ study.study_date }} came'))).toEqual([]);
    expect(codesOf(mailing('{$name} and {this} and {"a":{"b":1}} are the address’s own'))).toEqual(
      [],
    );
  });

  it('around anything else are told to be sent as they stand', () => {
    expect(problemsOf(mailing('Hello {{foo}}'))).toMatchObject([
      {
        code: 'reference.braces',
        severity: 'warning',
        target: 'both',
        field: 'parameters.text',
        position: 6,
        message:
          '“{{foo}}” would be sent literally: it names no field. A field is inserted as {{study.modality}}.',
      },
    ]);
    expect(only(mailing('{{foo}}'), 'reference.braces').fix).toBeUndefined();
  });

  it.each([
    ['a field without its object', 'A {{modality}} came', 'A {{study.modality}} came'],
    ['capitals', 'A {{Study.Modality}} came', 'A {{study.modality}} came'],
    ['a misspelt object', 'A {{ stduy.modality }} came', 'A {{study.modality}} came'],
    ['no end', 'A {{study.modality came', 'A {{study.modality}} came'],
    ['no end at the end', 'A {{study.modality', 'A {{study.modality}}'],
    ['half an end', 'A {{study.modality} came', 'A {{study.modality}} came'],
    ['an end of a sentence', 'It was {{study.modality. Bye', 'It was {{study.modality}}. Bye'],
    ['single braces', 'A {study.modality} came', 'A {{study.modality}} came'],
    ['single braces behind a dollar', 'A ${study.modality} came', 'A {{study.modality}} came'],
    ['no start', 'x study.uuid}} y', 'x {{study.uuid}} y'],
    ['half a start', 'x {study.uuid}} y', 'x {{study.uuid}} y'],
    ['no start at the start', 'study.uuid }} y', '{{study.uuid}} y'],
    ['an object’s field without the object and an end', '{{uuid', '{{study.uuid}}'],
  ])('are mended where it is clear what was meant: %s', (_, text, after) => {
    expect(fixed(text)).toBe(after);
  });

  it('are said to be what they are', () => {
    const message = (text: string) => only(mailing(text), 'reference.braces').message;
    expect(message('x {{}} y')).toContain('“{{}}” would be sent literally: it names no field.');
    expect(message('x study.uuid}} y')).toContain('its braces are not opened.');
    expect(message('x ${study.uuid} y')).toContain('double the braces, {{study.uuid}}.');
    expect(codesOf(mailing('{"a":{"b":1}} and foo}} and x.y}}'))).toEqual([]);
  });

  it('are not needed where nothing stands beside the field', () => {
    const alone = mailing(' {{ study.modality }} ');
    expect(only(alone, 'reference.alone')).toMatchObject({
      severity: 'warning',
      field: 'parameters.text',
      fix: { label: 'Use study.modality' },
    });
    expect(fixedCall(alone, 'reference.alone').parameters['text']).toBe('study.modality');
    expect(codesOf(mailing('{{study.modality}}{{study.uuid}}'))).toEqual([]);
  });

  it('are told one by one, beside what they insert', () => {
    const text = 'A {{study.modalty}} for {{foo}} and {{bar';
    expect(problemsOf(mailing(text)).map(({ code, position }) => [code, position])).toEqual([
      ['reference.unknown_field', 4],
      ['reference.braces', 24],
      ['reference.braces', 36],
    ]);
  });

  it('are looked for at any depth, and not within what is kept literal', () => {
    const nested = (extra: object) =>
      calling({ command: 'webhook/email', parameters: { to: 'x', extra: extra as never } });
    expect(only(nested({ list: ['{{foo}}'] }), 'reference.braces').field).toBe(
      'parameters.extra.list.0',
    );
    expect(codesOf(nested({ list: [{ literal: '{{foo}}' }] }))).toEqual([]);
  });

  it('in place of a uuid are told once', () => {
    const parameters = { uuid: '{{uuid}}', destination_id: '3f0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10' };
    expect(codesOf(calling({ command: 'study/push', parameters }))).toEqual(['reference.braces']);
  });
});

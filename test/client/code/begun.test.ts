import { describe, expect, it } from 'vitest';
import { begunAt, isOnlyBegun } from '../../../client/code/begun.ts';
import { placeProblems } from '../../../client/code/problemPlaces.ts';
import { bracesIn } from '../../../shared/authoring/check/braces.ts';
import type { Problem } from '../../../shared/model/problem.ts';

/** The remarks on the braces of a body that can wait while the cursor is at the bar, as the stretches they are about. */
function waiting(marked: string): { waits: string[]; told: string[] } {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { body } = JSON.parse(text) as { body: string };
  const begun = begunAt(text, cursor);
  const waits: string[] = [];
  const told: string[] = [];
  for (const { position, written } of bracesIn(body)) {
    const waitsHere = begun !== null && isOnlyBegun(text, begun, remark(position));
    (waitsHere ? waits : told).push(written);
  }
  return { waits, told };
}

function remark(position: number, code = 'reference.braces'): Problem {
  const field = 'parameters.body';
  return { code, severity: 'warning', target: 'both', message: '', node: 'call', field, position };
}

describe('an insert that is being written', () => {
  it('is not called unfinished while the cursor is in it', () => {
    expect(waiting('{"body": "Look at {{mod|"}').waits).toEqual(['{{mod']);
    expect(waiting('{"body": "Look at {{mo|d and more"}').waits).toEqual(['{{mod']);
    expect(waiting('{"body": "Look at {{study.modality}|"}').waits).toEqual(['{{study.modality}']);
    expect(waiting('{"body": "Look at {{mod|}}"}').waits).toEqual(['{{mod}}']);
  });

  it('is called so once the cursor has left it', () => {
    expect(waiting('{"body": "Look |at {{mod"}').told).toEqual(['{{mod']);
    expect(waiting('{"body": "Look at {{mod and| more"}').told).toEqual(['{{mod']);
    expect(waiting('{"body": "Look at {{mod}}|"}').told).toEqual(['{{mod}}']);
  });

  it('keeps no other from being called so', () => {
    const { waits, told } = waiting('{"body": "{{pat, then {{mod|"}');
    expect(waits).toEqual(['{{mod']);
    expect(told).toEqual(['{{pat']);
    expect(isOnlyBegun('{"body": "{{mod"}', 10, remark(0, 'reference.unknown_field'))).toBe(false);
  });

  it('is found behind line breaks and other characters that are written longer than they are', () => {
    expect(waiting(String.raw`{"body": "Dear\n\"all\" \u00e9, {{mod|"}`).waits).toEqual(['{{mod']);
  });
});

describe('the place of a remark in the text', () => {
  it('is counted in the characters as they are written', () => {
    const text = String.raw`{"body": "\n\u00e9{{mod"}`;
    const [found] = placeProblems(text, [remark(2)]);
    expect(text.slice(found?.from, found?.to)).toBe('{{mod');
  });
});

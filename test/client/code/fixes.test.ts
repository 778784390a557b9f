import { describe, expect, it } from 'vitest';
import { applyFix, fixesOf } from '../../../client/code/fixes.ts';
import { placeProblems } from '../../../client/code/problemPlaces.ts';
import type { Subject } from '../../../client/code/subject.ts';
import { actionOf } from '../../../client/code/suggest.ts';
import { writeText } from '../../../client/code/text.ts';
import { findCommand } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { action, graph, trigger } from '../../support/graphs.ts';
import { openWorkbench } from '../draft/opening.ts';

function subjectWith(command: string, parameters: JsonObject): Subject {
  const workbench = openWorkbench(
    graph([trigger('arrives'), action('push', { command, parameters })], 'arrives.out > push'),
  );
  return { workbench, node: 'push' };
}

function parametersOf({ workbench, node }: Subject): JsonObject {
  return actionOf(workbench, node)?.parameters ?? {};
}

const unknown: Problem = {
  code: 'action.unknown_parameter',
  severity: 'warning',
  target: 'both',
  message: 'study/push has no parameter “uiid”.',
  node: 'push',
  field: 'parameters.uiid',
};

describe('what mends the parameters', () => {
  it('takes out an unknown name, beside what is proposed', () => {
    const subject = subjectWith('study/push', { uiid: 'study.uuid' });
    const [remove] = fixesOf(unknown, subject);
    expect(remove?.label).toBe('Remove “uiid”');
    if (remove) applyFix(remove, subject);
    expect(parametersOf(subject)).toEqual({});
  });

  it('does not offer the same twice', () => {
    const subject = subjectWith('study/push', { uiid: 1 });
    const [remove] = fixesOf(unknown, subject);
    const fix = remove && { label: remove.label, edit: remove.edit };
    expect(fixesOf({ ...unknown, ...(fix && { fix }) }, subject)).toHaveLength(1);
  });

  it('adds a missing name, to be filled in', () => {
    const subject = subjectWith('study/push', { uuid: 'study.uuid' });
    const problem: Problem = {
      ...unknown,
      code: 'action.missing_parameter',
      field: 'parameters.destination_id',
    };
    const [add] = fixesOf(problem, subject);
    expect(add).toMatchObject({ label: 'Add “destination_id”', fill: 'destination_id' });
    if (add) applyFix(add, subject);
    expect(parametersOf(subject)).toEqual({ uuid: 'study.uuid', destination_id: '' });
    expect(fixesOf(problem, subject)[0]?.label).toBe('Fill in “destination_id”');
  });

  it('offers the names of which one is wanted', () => {
    const subject = subjectWith('study/share', { uuid: 'study.uuid' });
    const [, whom] = findCommand(ambra, 'study/share')?.oneOf ?? [];
    const names = whom?.oneOf.flat() ?? [];
    const problem: Problem = {
      ...unknown,
      code: 'action.missing_one_of',
      message: `study/share needs one of these: ${names.join(', ')}.`,
      field: 'parameters',
    };
    const labels = fixesOf(problem, subject).map(({ label }) => label);
    expect(labels).toEqual(names.map((name) => `Add “${name}”`));
  });
});

describe('where a problem is shown', () => {
  const text = writeText({ uuid: 'study.uiid', 'a.b': [{ c: 1 }], uiid: 2 });
  const shown = (more: Partial<Problem>): string[] =>
    placeProblems(text, [{ ...unknown, code: 'x', ...more }]).map(({ from, to }) =>
      text.slice(from, to),
    );

  it('is the value, and the name where that is to blame', () => {
    expect(shown({ field: 'parameters.uuid' })).toEqual(['"study.uiid"']);
    expect(shown({ field: 'parameters.uiid', code: unknown.code })).toEqual(['"uiid"']);
  });

  it('is the stretch of the text that is meant', () => {
    expect(shown({ field: 'parameters.uuid', position: 6 })).toEqual(['uiid']);
  });

  it('is found behind names with dots in them', () => {
    expect(shown({ field: 'parameters.a.b.0.c' })).toEqual(['1']);
  });

  it('is the opening brace for what is not there, and nowhere for other fields', () => {
    expect(shown({ field: 'parameters.destination_id' })).toEqual(['{']);
    expect(shown({ field: 'runAs' })).toEqual([]);
  });
});

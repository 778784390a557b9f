import { describe, expect, it } from 'vitest';
import { applyFix, fixesOf, mendableFirst } from '../../../client/code/fixes.ts';
import { placeProblems } from '../../../client/code/problemPlaces.ts';
import type { Subject } from '../../../client/code/subject.ts';
import { actionOf } from '../../../client/code/suggest.ts';
import { writeText } from '../../../client/code/text.ts';
import { check } from '../../../shared/authoring/check.ts';
import { findCommand } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { Edit } from '../../../shared/model/edit.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { action, context, graph, trigger } from '../../support/graphs.ts';
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

function problemsIn({ workbench, node }: Subject, code: string): Problem[] {
  const { graph: drawn } = workbench.draft.getState().document;
  return check(drawn, context())
    .filter((problem) => problem.node === node)
    .filter((problem) => problem.code === code);
}

const removal: Edit = { do: 'setField', node: 'push', path: ['parameters', 'uiid'] };

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

  it('offers to fill in the one that stands there empty before the others of which one is wanted', () => {
    const subject = subjectWith('study/share', { uuid: 'study.uuid', group_id: '' });
    const [problem] = problemsIn(subject, 'action.missing_one_of');
    const labels = problem && fixesOf(problem, subject).map(({ label }) => label);
    expect(labels?.[0]).toBe('Fill in “group_id”');
    expect(labels?.[1]).toMatch(/^Add /);
    expect(labels?.filter((label) => label.includes('group_id'))).toHaveLength(1);
  });

  it('empties what is no uuid, to be chosen from the list', () => {
    const subject = subjectWith('study/push', { uuid: 'study.uuid', destination_id: 'archive' });
    const [wrong] = problemsIn(subject, 'action.not_a_uuid');
    if (!wrong) throw new Error('Nothing is wrong with it.');
    const [choose, ...others] = fixesOf(wrong, subject);
    expect(others).toEqual([]);
    expect(choose).toMatchObject({ label: 'Choose for “destination_id”', fill: 'destination_id' });
    if (choose) applyFix(choose, subject);
    expect(parametersOf(subject)).toEqual({ uuid: 'study.uuid', destination_id: '' });
  });

  it('is shown first where one click is enough, and last what only the platform minds', () => {
    const missing: Problem = { ...unknown, code: 'action.missing_one_of' };
    const meant: Problem = { ...unknown, fix: { label: 'Use uuid', edit: removal } };
    const there: Problem = { ...meant, target: 'platform' };
    expect(mendableFirst([there, missing, meant])).toEqual([meant, missing, there]);
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

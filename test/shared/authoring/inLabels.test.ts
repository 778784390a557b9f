import { describe, expect, it } from 'vitest';
import { inLabels, isAbout } from '../../../shared/authoring/inLabels.ts';
import { findCommand } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { problemsOf } from './check/checking.ts';
import { action, graph, trigger } from '../../support/graphs.ts';

/** What is said of the parameters as a whole. */
function said(command: string, parameters: JsonObject): Problem[] {
  const drawn = graph(
    [trigger('arrives'), action('call', { command, parameters, runAs: 'u' })],
    'arrives.out > call',
  );
  return problemsOf(drawn).filter(({ field }) => field === 'parameters');
}

const rulesOf = (command: string) => findCommand(ambra, command)?.oneOf ?? [];
const placesOf = (command: string, problem: Problem | undefined): boolean[] =>
  rulesOf(command).map((rule) => problem !== undefined && isAbout(problem, rule));

describe('a problem of parameters of which one is to be given', () => {
  it('stands at the choice that lacks it', () => {
    const [study, whom] = said('study/share', {});
    expect(placesOf('study/share', study)).toEqual([true, false]);
    expect(placesOf('study/share', whom)).toEqual([false, true]);
  });

  it('stands at the choice that has too many', () => {
    const [problem] = said('study/share', { uuid: 'study.uuid', email: 'a@b.example', npi: '1' });
    expect(problem?.code).toBe('action.several_of');
    expect(placesOf('study/share', problem)).toEqual([false, true]);
  });

  it('stands at one choice at least, whatever the command', () => {
    for (const { path, oneOf } of ambra.commands) {
      const lost = said(path, {}).filter(
        (problem) => !oneOf.some((rule) => isAbout(problem, rule)),
      );
      expect(lost).toEqual([]);
    }
  });

  it('is no other problem of the parameters', () => {
    const other: Problem = {
      code: 'action.empty_parameter',
      severity: 'warning',
      target: 'both',
      message: 'uuid or study_uid, storage_namespace and phi_namespace',
    };
    expect(placesOf('study/share', other)).toEqual([false, false]);
  });
});

describe('a problem in the labels of the form', () => {
  const worded = (command: string, parameters: JsonObject) =>
    problemsOf(
      graph(
        [trigger('arrives'), action('call', { command, parameters, runAs: 'u' })],
        'arrives.out > call',
      ),
    ).map((problem) => inLabels(problem, findCommand(ambra, command)).message);

  it('says what to choose and what to fill in', () => {
    expect(worded('study/push', { uuid: 'study.uuid' })).toEqual(['Choose a destination.']);
    expect(worded('message/add', { study_id: 'study.uuid' })).toEqual(['Fill in “Text”.']);
  });

  it('lists what there is to choose from', () => {
    expect(worded('study/share', { uuid: 'study.uuid' })).toEqual([
      expect.stringMatching(
        /^Choose one of these: Group, User, Account, Location, .* or Study request\.$/,
      ),
    ]);
  });

  it('leaves alone what is no parameter’s', () => {
    const empty = { uuid: 'study.uuid', destination_id: '', batch_no: '' };
    expect(worded('study/push', empty)).toContain(
      '“batch_no” is empty. Fill it in, or leave it out.',
    );
  });
});

import { describe, expect, it } from 'vitest';
import {
  browse,
  find,
  triggerChoice,
  type ChoiceGroup,
} from '../../../../client/canvas/adding/choices.ts';
import { ambra } from '../../../../shared/catalogue/ambra.ts';

const keys = (groups: readonly ChoiceGroup[]): string[] =>
  groups.flatMap(({ sections }) =>
    sections.flatMap(({ choices }) => choices.map(({ key }) => key)),
  );

describe('what can be added to a rule', () => {
  it('stands in the groups When this happens, Only if, Then do', () => {
    expect(browse('any', new Set()).map(({ title }) => title)).toEqual([
      'When this happens',
      'Only if',
      'Then do',
      'Notes',
    ]);
  });

  it('is only what can follow, where something is to follow', () => {
    for (const groups of [browse('following', new Set(['when', 'do'])), find('following', 'study')])
      expect(keys(groups).filter((key) => key.startsWith('event:') || key === 'note')).toEqual([]);
  });

  it('is only what can begin a rule, where one is to begin', () => {
    for (const groups of [browse('starting', new Set(['when'])), find('starting', 'study')])
      expect(keys(groups).every((key) => key.startsWith('event:'))).toBe(true);
  });

  it('is every event, each once, when all are asked for', () => {
    expect(keys(browse('starting', new Set(['when']))).toSorted()).toEqual(
      ambra.events.map(({ name }) => `event:${name}`).toSorted(),
    );
  });

  it('says how many more there are than it shows', () => {
    const [few] = browse('starting', new Set());
    expect(few && keys([few]).length + few.more).toBe(ambra.events.length);
  });
});

describe('searching what can be added', () => {
  it('finds every action and every event by its platform name', () => {
    const lost = ambra.commands.filter(
      ({ path }) => !keys(find('any', path)).includes(`command:${path}`),
    );
    expect(lost.map(({ path }) => path)).toEqual([]);
    const missed = ambra.events.filter(
      ({ name }) => !keys(find('any', name)).includes(`event:${name}`),
    );
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  it.each([
    ['if', 'condition'],
    ['delay', 'wait'],
    ['route', 'split'],
    ['sticky', 'note'],
  ])('knows what “%s” means', (word, key) => {
    expect(keys(find('any', word))).toContain(key);
  });

  it('finds nothing rather than something else', () => {
    expect(find('any', 'xylophone')).toEqual([]);
    expect(triggerChoice('STUDY_SANG')).toBeUndefined();
  });
});

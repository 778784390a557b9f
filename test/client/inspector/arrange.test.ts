import { describe, expect, it } from 'vitest';
import { arrange } from '../../../client/inspector/action/arrange.ts';
import { withCommand } from '../../../client/inspector/action/chosenCommand.ts';
import { findCommand } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { ActionNode } from '../../../shared/model/graph.ts';

function command(path: string) {
  const found = findCommand(ambra, path);
  if (!found) throw new Error(`no ${path}`);
  return found;
}

const names = (list: readonly { readonly name: string }[]): string[] =>
  list.map(({ name }) => name);

describe('the form of a call', () => {
  it('has what is required, and offers the rest', () => {
    const form = arrange(command('study/push'), {}, []);
    expect(names(form.required)).toEqual(['uuid', 'destination_id']);
    expect(form.optional).toEqual([]);
    expect(names(form.free)).toEqual(['batch_no', 'ping']);
  });

  it('never shows the session, which is filled in when the call is made', () => {
    for (const each of ambra.commands) {
      const form = arrange(each, {}, []);
      expect(names([...form.required, ...form.optional, ...form.free])).not.toContain('sid');
    }
  });

  it('offers a group and a user first of all to whom something can go', () => {
    for (const path of ['message/add', 'study/share']) {
      const choice = arrange(command(path), {}, []).choices.at(-1);
      const offered = choice?.sets.map(names) ?? [];
      expect(offered.slice(0, 2)).toEqual([['group_id'], ['user_id']]);
      expect(offered).toHaveLength(command(path).oneOf.at(-1)?.oneOf.length ?? 0);
    }
    const given = arrange(command('message/add'), { namespace_id: 'x' }, []).choices[0];
    expect(names(given?.sets[given.given ?? -1] ?? [])).toEqual(['namespace_id']);
  });

  it('shows each parameter in one place, whatever is given', () => {
    for (const each of ambra.commands) {
      const all = Object.fromEntries(each.parameters.map(({ name }) => [name, 'x']));
      const form = arrange(each, all, []);
      const shown = [
        ...names(form.required),
        ...names(form.optional),
        ...form.strangers,
        ...new Set(form.choices.flatMap(({ sets, given }) => names(sets[given ?? -1] ?? []))),
      ];
      expect(new Set(shown).size, each.path).toBe(shown.length);
      expect(shown, each.path).toEqual(expect.arrayContaining(Object.keys(all)));
    }
  });

  it('tells which of several alternatives is given', () => {
    const form = arrange(command('study/share'), { uuid: 'study.uuid', group_id: 'g' }, []);
    expect(form.choices.map(({ sets, given }) => names(sets[given ?? -1] ?? []))).toEqual([
      ['uuid'],
      ['group_id'],
    ]);
  });

  it('takes the complete set for the one that is meant', () => {
    const given = { study_uid: 'a', storage_namespace: 'b', phi_namespace: 'c' };
    const form = arrange(command('study/share'), given, []);
    expect(form.choices[0]?.given).toBe(1);
  });

  it('keeps an alternative that is given besides in sight', () => {
    const form = arrange(command('study/share'), { group_id: 'g', email: 'e' }, []);
    expect(names(form.optional)).toEqual(['email']);
  });

  it('tells what the command does not know from what belongs to a family of names', () => {
    const own = 'customfield-5c0ffee0-0000-4000-8000-000000000001';
    const form = arrange(command('study/share'), { grop_id: 'x', [own]: 'y' }, []);
    expect(form.strangers).toEqual(['grop_id']);
    expect(names(form.optional)).toEqual([own]);
    expect(names(form.free)).toContain('customfield-{CUSTOMFIELD_UUID}');
  });

  it('shows what is about to be filled in and no longer offers it', () => {
    const form = arrange(command('study/push'), {}, ['ping']);
    expect(names(form.optional)).toEqual(['ping']);
    expect(names(form.free)).toEqual(['batch_no']);
  });
});

describe('choosing a command', () => {
  const action: ActionNode = { id: 'push', kind: 'action', method: 'POST', parameters: {} };
  const around = { catalogue: ambra, readable: new Set(['study.uuid']), users: ['user-1'] };

  it('fills in the study of the event and the only user there is', () => {
    expect(withCommand(action, 'study/push', around)).toMatchObject({
      command: 'study/push',
      parameters: { uuid: 'study.uuid' },
      runAs: 'user-1',
    });
    expect(withCommand(action, 'study/share', around).parameters).toEqual({ uuid: 'study.uuid' });
  });

  it('leaves alone what was filled in', () => {
    const filled = {
      ...action,
      parameters: { uuid: 'parameters.uuid', note: 'n' },
      runAs: 'other',
    };
    const next = withCommand(filled, 'study/push', around);
    expect(next.parameters).toEqual({ uuid: 'parameters.uuid', note: 'n' });
    expect(next.runAs).toBe('other');
  });

  it('does not guess where there is no study, or more than one user', () => {
    const bare = { ...around, readable: new Set<string>(), users: ['user-1', 'user-2'] };
    const next = withCommand(action, 'study/push', bare);
    expect(next.parameters).toEqual({});
    expect(next.runAs).toBeUndefined();
  });
});

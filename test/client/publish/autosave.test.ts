import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../client/api/request.ts';
import { createDraft } from '../../../client/draft/store.ts';
import { Autosave } from '../../../client/publish/autosave.ts';
import type { RuleAnswer } from '../../../shared/model/answers/rules.ts';
import { emptyGraph } from '../../../shared/model/graph.ts';

/** The server as far as one rule's draft goes: it refuses what was not made on its own revision. */
function aServer() {
  let current = ruleOf({ revision: 1 });
  const asked: { revision: number; name: string }[] = [];
  let fault: Error | null = null;
  return {
    asked,
    current: () => current,
    breakWith(error: Error | null) {
      fault = error;
    },
    somebodySaves(name: string) {
      current = ruleOf({ revision: current.revision + 1, name });
      return current;
    },
    save: (_id: string, body: { revision: number; name?: string }) => {
      asked.push({ revision: body.revision, name: body.name ?? '' });
      if (fault) return Promise.reject(fault);
      if (body.revision !== current.revision) return Promise.reject(conflict(current));
      current = ruleOf({ revision: current.revision + 1, name: body.name ?? '' });
      return Promise.resolve(current);
    },
  };
}

function conflict(current: RuleAnswer): ApiError {
  return new ApiError({ status: 409, title: 'Changed meanwhile', body: { current } });
}

function ruleOf(more: Partial<RuleAnswer>): RuleAnswer {
  return {
    id: 'r1',
    revision: 1,
    name: 'Rule',
    timeZone: 'UTC',
    live: null,
    enabled: false,
    sentence: '',
    changed: true,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    draft: emptyGraph,
    versions: [],
    sentences: [],
    problems: [],
    platformUuids: {},
    ...more,
  };
}

function open() {
  const server = aServer();
  const rule = server.current();
  const draft = createDraft({ graph: rule.draft, name: rule.name, timeZone: rule.timeZone });
  const broughtIn = vi.fn();
  const autosave = new Autosave({
    rule,
    draft,
    onSaved: () => undefined,
    onBroughtIn: broughtIn,
    save: server.save,
  });
  const stop = autosave.follow();
  const name = (): string => draft.getState().document.name;
  return { server, draft, autosave, stop, broughtIn, name };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('saving the draft', () => {
  it('waits for a moment of calm and then saves once', async () => {
    const { server, draft } = open();
    for (const name of ['C', 'CT', 'CTs']) draft.rename(name);
    expect(server.asked).toEqual([]);
    await vi.runAllTimersAsync();
    expect(server.asked).toEqual([{ revision: 1, name: 'CTs' }]);
  });

  it('saves what was changed while a save was under way, on the revision that this one gave', async () => {
    const { server, draft, autosave } = open();
    draft.rename('First');
    const saving = autosave.flush();
    draft.rename('Second');
    expect(await saving).toBe(3);
    expect(server.asked).toEqual([
      { revision: 1, name: 'First' },
      { revision: 2, name: 'Second' },
    ]);
  });

  it('tries again after a failure, and says meanwhile that it is not saved', async () => {
    const { server, draft, autosave } = open();
    server.breakWith(new ApiError({ status: 0, title: 'The server does not answer' }));
    draft.rename('CTs');
    expect(await autosave.flush()).toBeNull();
    expect(autosave.state.getState().kind).toBe('failed');
    server.breakWith(null);
    await vi.runAllTimersAsync();
    expect(autosave.state.getState().kind).toBe('saved');
    expect(server.current().name).toBe('CTs');
  });

  it('never writes over what somebody else has saved, until a person decides', async () => {
    const { server, draft, autosave, name } = open();
    server.somebodySaves('Theirs');
    draft.rename('Mine');
    expect(await autosave.flush()).toBeNull();
    draft.rename('Mine, longer');
    await vi.runAllTimersAsync();
    expect(autosave.state.getState()).toMatchObject({
      kind: 'conflict',
      theirs: { name: 'Theirs' },
    });
    expect(server.current().name).toBe('Theirs');
    expect(name()).toBe('Mine, longer');
  });

  it('writes mine over theirs when a person says so', async () => {
    const { server, draft, autosave } = open();
    server.somebodySaves('Theirs');
    draft.rename('Mine');
    await autosave.flush();
    expect(await autosave.keepMine()).toBe(3);
    expect(server.current().name).toBe('Mine');
  });

  it('takes theirs when a person says so, and undo brings mine back', async () => {
    const { server, draft, autosave, name } = open();
    server.somebodySaves('Theirs');
    draft.rename('Mine');
    await autosave.flush();
    autosave.takeTheirs();
    expect([name(), autosave.state.getState().kind]).toEqual(['Theirs', 'saved']);
    draft.undo();
    await vi.runAllTimersAsync();
    expect([name(), server.current().name]).toEqual(['Mine', 'Mine']);
  });

  it('brings in what was saved elsewhere while nothing was changed here', () => {
    const { server, autosave, name, broughtIn } = open();
    autosave.heard(server.somebodySaves('Theirs'));
    expect(name()).toBe('Theirs');
    expect(broughtIn).toHaveBeenCalledOnce();
  });

  it('asks when something was saved elsewhere and something else is not saved here', () => {
    const { server, draft, autosave, name } = open();
    draft.rename('Mine');
    autosave.heard(server.somebodySaves('Theirs'));
    expect([name(), autosave.state.getState().kind]).toEqual(['Mine', 'conflict']);
  });

  it('goes on with the new revision when publishing or the switch raised it', async () => {
    const { server, draft, autosave, broughtIn } = open();
    autosave.heard(server.somebodySaves('Rule'));
    draft.rename('Mine');
    expect(await autosave.flush()).toBe(3);
    expect(broughtIn).not.toHaveBeenCalled();
  });

  it('sends what is left when the editor is closed', () => {
    const { server, draft, stop } = open();
    draft.rename('Last words');
    stop();
    expect(server.asked).toEqual([{ revision: 1, name: 'Last words' }]);
  });
});

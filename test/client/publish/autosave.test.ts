import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../client/api/request.ts';
import { open, silence } from './editing.ts';

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
    server.breakWith(silence);
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

  it('says that it is saving from the first change on, and that it is saved when that is taken back', () => {
    const { draft, kind } = open();
    draft.rename('Mine');
    expect(kind()).toBe('saving');
    draft.undo();
    expect(kind()).toBe('saved');
  });

  it('goes on telling of a failure while it is tried again, and tries more and more rarely', async () => {
    const { server, draft, autosave } = open();
    server.breakWith(silence);
    draft.rename('Mine');
    const told: string[] = [];
    await vi.advanceTimersByTimeAsync(600);
    autosave.state.subscribe(({ kind }) => told.push(kind));
    await vi.advanceTimersByTimeAsync(4_000 + 8_000 + 15_000);
    expect(server.asked).toHaveLength(4);
    expect(new Set(told)).toEqual(new Set(['failed']));
  });

  it('tries again at once when the server is back', async () => {
    const { server, draft, autosave, kind } = open();
    server.breakWith(silence);
    draft.rename('Mine');
    await autosave.flush();
    server.breakWith(null);
    autosave.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect([kind(), server.current().name]).toEqual(['saved', 'Mine']);
  });

  it('takes a save whose answer was lost for what it is, not for somebody else’s', async () => {
    const { server, draft, autosave, kind } = open();
    server.loseAnswers(true);
    draft.rename('Mine');
    await autosave.flush();
    server.loseAnswers(false);
    expect(await autosave.flush()).toBe(2);
    expect([kind(), server.current().name]).toEqual(['saved', 'Mine']);
  });

  it('saves over a revision that only publishing or the switch has raised', async () => {
    const { server, draft, autosave } = open();
    server.somebodySaves('Rule');
    draft.rename('Mine');
    expect(await autosave.flush()).toBe(3);
    expect(server.current().name).toBe('Mine');
  });

  it('asks about the newest of theirs, where they go on while the question stands', async () => {
    const { server, draft, autosave } = open();
    server.somebodySaves('Theirs');
    draft.rename('Mine');
    await autosave.flush();
    autosave.heard(server.somebodySaves('Theirs, later'));
    expect(autosave.state.getState()).toMatchObject({ theirs: { name: 'Theirs, later' } });
    expect(await autosave.keepMine()).toBe(4);
  });

  it('has no question left when both have come to say the same', async () => {
    const { server, draft, autosave, kind } = open();
    server.somebodySaves('Theirs');
    draft.rename('Mine');
    await autosave.flush();
    autosave.heard(server.somebodySaves('Mine'));
    expect(kind()).toBe('saved');
  });

  it('keeps mine even where mine is what there was before', async () => {
    const { server, draft, autosave } = open();
    server.somebodySaves('Theirs');
    draft.rename('Mine');
    await autosave.flush();
    draft.undo();
    await autosave.keepMine();
    expect(server.current().name).toBe('Rule');
  });

  it('stops where the rule is gone', async () => {
    const { server, draft, autosave, kind } = open();
    server.breakWith(new ApiError({ status: 404, title: 'There is no such rule' }));
    draft.rename('Mine');
    await autosave.flush();
    draft.rename('Mine, longer');
    await vi.runAllTimersAsync();
    expect([kind(), server.asked.length]).toEqual(['gone', 1]);
  });
});

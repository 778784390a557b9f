import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { open, silence } from './editing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('leaving the page', () => {
  it('needs no question while everything is saved', () => {
    expect(open().autosave.leave(true)).toBe(true);
  });

  it('sends what was changed a moment ago', () => {
    const { server, draft, autosave } = open();
    draft.rename('Last words');
    expect(autosave.leave(true)).toBe(true);
    expect(server.asked).toEqual([{ revision: 1, name: 'Last words' }]);
  });

  it('asks where it cannot be sent: offline, after a failure, in a conflict', async () => {
    const { server, draft, autosave } = open();
    draft.rename('Mine');
    expect(autosave.leave(false)).toBe(false);
    server.breakWith(silence);
    await autosave.flush();
    expect(autosave.leave(true)).toBe(false);
    server.breakWith(null);
    server.somebodySaves('Theirs');
    await autosave.flush();
    expect(autosave.leave(true)).toBe(false);
  });

  it('asks where there is more to send than a browser delivers for a page that is gone', () => {
    const { draft, autosave } = open();
    draft.apply({ do: 'addNode', node: { id: 'note', kind: 'note', text: 'x'.repeat(70_000) } });
    expect(autosave.leave(true)).toBe(false);
  });

  it('asks where something was changed while a save was under way', () => {
    const { draft, autosave } = open();
    draft.rename('First');
    void autosave.flush();
    draft.rename('Second');
    expect(autosave.leave(true)).toBe(false);
  });
});

describe('opening an editor with what another one left unsaved', () => {
  async function closeUnsaved() {
    const first = open();
    first.server.breakWith(silence);
    first.draft.rename('Mine');
    await first.autosave.flush();
    first.stop();
    first.autosave.rest();
    first.server.breakWith(null);
    return first;
  }

  it('saves it', async () => {
    const { server, autosave } = await closeUnsaved();
    const again = open(server, { base: autosave.base, document: autosave.document });
    expect(again.kind()).toBe('saving');
    await vi.runAllTimersAsync();
    expect(server.current().name).toBe('Mine');
    expect(server.asked).toHaveLength(2);
  });

  it('asks where somebody else has saved meanwhile', async () => {
    const { server, autosave } = await closeUnsaved();
    server.somebodySaves('Theirs');
    const again = open(server, { base: autosave.base, document: autosave.document });
    await vi.runAllTimersAsync();
    expect([again.kind(), server.current().name]).toEqual(['conflict', 'Theirs']);
  });
});

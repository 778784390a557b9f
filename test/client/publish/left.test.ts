import { notifications, notificationsStore } from '@mantine/notifications';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { liveStore } from '../../../client/api/live.ts';
import { leave, leftDocument, pickUp } from '../../../client/publish/left.ts';
import { open, silence } from './editing.ts';

const told = () =>
  notificationsStore.getState().notifications.map(({ title, color }) => [title, color]);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  pickUp('r1');
  notifications.clean();
  liveStore.setState({ kind: 'connecting' }, true);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** An editor that was closed while nobody answered. */
async function closeUnsaved() {
  const editor = open();
  editor.server.breakWith(silence);
  editor.draft.rename('Mine');
  editor.stop();
  await leave('r1', editor.autosave);
  expect(told()).toEqual([['Your changes to “Mine” are not saved yet', 'red']]);
  return editor;
}

describe('a draft that was left unsaved', () => {
  it('is saved as soon as the server is back, and what complained says so', async () => {
    const { server } = await closeUnsaved();
    server.breakWith(null);
    liveStore.setState({ kind: 'connected' }, true);
    await vi.advanceTimersByTimeAsync(0);
    expect(server.current().name).toBe('Mine');
    expect(told()).toEqual([['Saved', 'accent']]);
    expect(leftDocument('r1')).toBeUndefined();
  });

  it('says no more once it is gone on with, and is not saved by the closed editor', async () => {
    const { server } = await closeUnsaved();
    pickUp('r1');
    expect(told()).toEqual([]);
    server.breakWith(null);
    liveStore.setState({ kind: 'connected' }, true);
    await vi.runAllTimersAsync();
    expect(server.asked).toHaveLength(1);
  });

  it('asks for a decision where somebody else was quicker', async () => {
    const { server } = await closeUnsaved();
    server.breakWith(null);
    server.somebodySaves('Theirs');
    await vi.runAllTimersAsync();
    expect(told()).toEqual([['Your changes to “Mine” are not saved', 'red']]);
  });

  it('is forgotten with the rule', async () => {
    const { autosave } = await closeUnsaved();
    autosave.lose();
    expect([told(), leftDocument('r1')]).toEqual([[], undefined]);
  });
});

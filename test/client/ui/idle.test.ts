import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** As if the page had just been opened. */
const opened = () => import('../../../client/ui/idle.ts');

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  vi.stubGlobal('window', {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what can wait', () => {
  it('is not begun before the page is drawn, and then when there is time', async () => {
    const { sayDrawn, whenIdle } = await opened();
    const work = vi.fn();
    whenIdle(work);
    vi.advanceTimersByTime(3_000);
    sayDrawn();
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_000);
    expect(work).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(60_000);
    expect(work).toHaveBeenCalledOnce();
  });

  it('is begun all the same where no page says that it is drawn', async () => {
    const { whenIdle } = await opened();
    const work = vi.fn();
    whenIdle(work);
    vi.advanceTimersByTime(6_000);
    expect(work).toHaveBeenCalledOnce();
  });

  it('can be given up before and after', async () => {
    const { sayDrawn, whenIdle } = await opened();
    const work = vi.fn();
    whenIdle(work)();
    const giveUp = whenIdle(work);
    sayDrawn();
    giveUp();
    whenIdle(work)();
    vi.advanceTimersByTime(60_000);
    expect(work).not.toHaveBeenCalled();
  });
});

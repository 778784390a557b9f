import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchPart, isUnfetched } from '../../../client/ui/fetching.ts';

const unfetched = new TypeError('Failed to fetch dynamically imported module: http://x/a.js');

describe('a part of the page', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is asked for again while its server is away', async () => {
    const load = vi.fn().mockRejectedValueOnce(unfetched).mockRejectedValueOnce(unfetched);
    load.mockResolvedValue('part');
    const part = fetchPart<string>(load);
    await vi.runAllTimersAsync();
    expect(await part).toBe('part');
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('is given up after some seconds, with what the browser said', async () => {
    const load = vi.fn().mockRejectedValue(unfetched);
    const part = expect(fetchPart(load)).rejects.toBe(unfetched);
    await vi.runAllTimersAsync();
    await part;
    expect(load).toHaveBeenCalledTimes(5);
  });

  it('that is broken itself is not asked for again', async () => {
    const load = vi.fn().mockRejectedValue(new TypeError('undefined is not a function'));
    await expect(fetchPart(load)).rejects.toThrow('undefined is not a function');
    expect(load).toHaveBeenCalledTimes(1);
  });
});

describe('what browsers say of parts that are not there', () => {
  it.each([
    'Failed to fetch dynamically imported module: http://x/a.js',
    'error loading dynamically imported module: http://x/a.js',
    'Importing a module script failed.',
    'Unable to preload CSS for http://x/a.css',
  ])('is known: %s', (message) => {
    expect(isUnfetched(new TypeError(message))).toBe(true);
  });

  it('is nothing else', () => {
    expect(isUnfetched(new Error('Cannot read properties of undefined'))).toBe(false);
    expect(isUnfetched('Importing a module script failed.')).toBe(false);
  });
});

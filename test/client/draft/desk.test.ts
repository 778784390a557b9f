import { describe, expect, it } from 'vitest';
import { createDesk } from '../../../client/draft/desk.ts';

describe('the desk', () => {
  it('leads to the same place anew each time it is asked to', () => {
    const desk = createDesk();
    desk.goTo('push', 'command');
    const first = desk.getState().focus;
    desk.goTo('push', 'command');
    expect(desk.getState().focus).toEqual(first);
    expect(desk.getState().focus).not.toBe(first);
  });

  it('stops pointing where somebody is led, for the list that pointed may be gone', () => {
    const desk = createDesk();
    desk.point('push');
    desk.goTo('push');
    expect(desk.getState().pointed).toBeNull();
  });

  it('tells nobody of a selection that stays as it is', () => {
    const desk = createDesk();
    desk.select(['push']);
    const { selected } = desk.getState();
    desk.select(['push']);
    expect(desk.getState().selected).toBe(selected);
  });
});

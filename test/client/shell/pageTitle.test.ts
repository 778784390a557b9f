import { describe, expect, it } from 'vitest';
import { pageTitle } from '../../../client/shell/pageTitle.ts';

const rules = [{ id: 'r1', name: 'CT to the reading station' }];

describe('the title of a page', () => {
  it.each([
    ['/', 'Rules'],
    ['/rules', 'Rules'],
    ['/rules/r1', 'CT to the reading station'],
    ['/rules/unknown', 'Rule'],
    ['/activity', 'Activity'],
    ['/activity/deliveries/d1', 'Delivery'],
    ['/activity/events/12', 'Event 12'],
    ['/activity/elsewhere', 'Page not found'],
    ['/connections', 'Connections'],
    ['/connections/more', 'Page not found'],
    ['/nowhere', 'Page not found'],
  ])('at %s is %j', (path, title) => {
    expect(pageTitle(path, rules)).toBe(title);
  });
});

import { describe, expect, it } from 'vitest';
import type { Workbench } from '../../../client/draft/Workbench.tsx';
import { beginAnew, isLeft, leave, leftIn } from '../../../client/inspector/field/left.ts';
import { condition, graph, trigger } from '../../support/graphs.ts';
import { openWorkbench } from '../draft/opening.ts';

async function openChecked(): Promise<Workbench> {
  const workbench = openWorkbench(
    graph([trigger('starts', ''), condition('only', { all: [{ field: '', op: 'in' }] })]),
  );
  const checked = new Promise<void>((resolve) => {
    workbench.analysis.subscribe(({ isChecked }) => {
      if (isChecked) resolve();
    });
  });
  const stop = workbench.analysis.follow();
  await checked;
  stop();
  return workbench;
}

describe('a place of a form that is still empty', () => {
  it('is a mistake once somebody has left it, for that node only', async () => {
    const store = leftIn(await openChecked());
    leave(store, 'only', 'when.all.0.field');
    expect(isLeft(store.getState(), 'only', 'when.all.0.field')).toBe(true);
    expect(isLeft(store.getState(), 'only', 'when.all.0.value')).toBe(false);
    expect(isLeft(store.getState(), 'only', 'when')).toBe(false);
    expect(isLeft(store.getState(), 'other', 'when.all.0.field')).toBe(false);
  });

  it('is a mistake once the list of problems was opened, also where a part of it is meant', async () => {
    const workbench = await openChecked();
    const store = leftIn(workbench);
    expect(isLeft(store.getState(), 'starts', 'event')).toBe(false);
    workbench.desk.open('outline');
    expect(isLeft(store.getState(), 'starts', 'event')).toBe(false);
    workbench.desk.open('problems');
    expect(isLeft(store.getState(), 'starts', 'event')).toBe(true);
    expect(isLeft(store.getState(), 'only', 'when.all.0')).toBe(true);
    expect(isLeft(store.getState(), 'only', 'when.all.1.field')).toBe(false);
  });

  it('begins anew when something else comes to stand there', async () => {
    const workbench = await openChecked();
    const store = leftIn(workbench);
    leave(store, 'only', 'when.all.1.field');
    leave(store, 'only', 'when.all.10.field');
    workbench.desk.open('problems');
    beginAnew(store, 'only', 'when.all.1');
    expect(isLeft(store.getState(), 'only', 'when.all.1.field')).toBe(false);
    expect(isLeft(store.getState(), 'only', 'when.all.10.field')).toBe(true);
    expect(isLeft(store.getState(), 'only', 'when.all.0.field')).toBe(true);
  });

  it('is remembered as long as the draft is open', async () => {
    const workbench = await openChecked();
    expect(leftIn(workbench)).toBe(leftIn(workbench));
  });
});

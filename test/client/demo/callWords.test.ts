import { describe, expect, it } from 'vitest';
import { sayCall, sayOwnCall } from '../../../client/demo/callWords.ts';

const labels = new Map([
  ['study/push', 'Send study to a destination'],
  ['message/add', 'Send message'],
  ['tag/add', 'Add tag'],
]);
const places = new Map([
  ['d1', 'Reading station 1'],
  ['g1', 'Radiology on call'],
]);
const calling = (command: string, parameters: Record<string, string>) => ({
  url: `http://localhost:8020/${command}`,
  parameters,
});
const push = calling('study/push', { uuid: 'study.uuid', destination_id: 'd1' });
const say = (name: string, what: Parameters<typeof sayCall>[2], rule?: string) =>
  sayCall(name, rule, what, { labels, places });

describe('a call that a study has led to', () => {
  it('says where it goes, where nobody has named it', () => {
    expect(say('CT: Send study to a destination', push)).toBe(
      'CT: Send study to Reading station 1',
    );
    expect(say('CT: Send study to a destination (Study arrives) 2', push)).toBe(
      'CT: Send study to Reading station 1',
    );
    expect(say('CT: Send message', calling('message/add', { group_id: 'g1' }))).toBe(
      'CT: Send message to Radiology on call',
    );
    expect(say('CT: Add tag', calling('tag/add', { group_id: 'g1' }))).toBe(
      'CT: Add tag → Radiology on call',
    );
  });

  it('is not told twice where its rule is called like it', () => {
    expect(say('Send study to Reading station 1: Send study to a destination', push)).toBe(
      'Send study to Reading station 1',
    );
  });

  it('is told with its rule as that is called now, whatever it was called when it was published', () => {
    expect(say('CT: Send study to a destination', push, 'Chest CT')).toBe(
      'Chest CT: Send study to Reading station 1',
    );
    expect(say('CT: Push to the nearest station', push, 'Chest CT')).toBe(
      'Chest CT: Push to the nearest station',
    );
    expect(say('CT: Send study to a destination', push, 'Send study to Reading station 1')).toBe(
      'Send study to Reading station 1',
    );
  });

  it('is told to be of this rule to those who look at it', () => {
    const name = 'CT: Send study to a destination';
    const told = sayOwnCall(name, 'Chest CT', push, { labels, places });
    expect(told).toBe('This rule: Send study to Reading station 1');
  });

  it('keeps a name of its own', () => {
    for (const name of [
      'CT: Push to the nearest station',
      'CT: Send study to a destination abroad',
    ])
      expect(say(name, push)).toBe(name);
  });

  it('keeps its name where nothing more is known of it', () => {
    const name = 'CT: Send study to a destination';
    const elsewhere = calling('study/push', { destination_id: 'd9' });
    const outside = { url: 'https://hospital.example/study/push', parameters: {} };
    for (const one of [undefined, elsewhere, outside]) expect(say(name, one)).toBe(name);
  });
});

import { describe, expect, it } from 'vitest';
import { cardWords, spokenName } from '../../../../client/canvas/cards/cardWords.ts';
import { ambra } from '../../../../shared/catalogue/ambra.ts';
import { action } from '../../../support/graphs.ts';

type Node = Parameters<typeof cardWords>[0];

const named = { first: 'Reading station 1', second: 'Reading station 2' };
const words = {
  catalogue: ambra,
  nameOf: (_kind: string, uuid: string) => (uuid === 'first' ? named.first : named.second),
};
const said = (node: Node) => cardWords(node, words, 'UTC');
const title = (node: Node): string => said(node).title;

describe('a card of a call', () => {
  it('tells where a study is sent', () => {
    expect(title(action('push'))).toBe('Send study to Reading station 2');
    expect(title(action('push', { parameters: {} }))).toBe('Send study to a destination');
  });

  it('says below that only how it is made', () => {
    const push = action('push', { once: 'study', retry: true });
    expect(said(push).prose).toBe('Once per study, trying again if that fails');
    expect(said(action('push')).prose).not.toContain('Reading');
  });

  it('has the name that its author gave it', () => {
    const named = said(action('push', { name: 'To the readers' }));
    expect(named.title).toBe('To the readers');
    expect(named.prose).toContain('Send the study to Reading station 2');
  });
});

describe('a step that is spoken of', () => {
  it('is told apart from another call of the same command', () => {
    const to = (destination_id: string): string =>
      spokenName(said(action('push', { parameters: { uuid: 'study.uuid', destination_id } })));
    expect(to('first')).toBe('Do: Send study to Reading station 1');
    expect(to('second')).toBe('Do: Send study to Reading station 2');
  });
});

describe('a call that was imported with an address of its own', () => {
  const url = 'https://pacs.example.org/hooks/arrived';
  const { command: _, ...bare } = action('call', { kept: { starts: { url } }, parameters: {} });

  it('tells that address, with or without a name', () => {
    expect(said(bare)).toMatchObject({ title: url, prose: 'As it was imported' });
    const prose = `Call ${url}`;
    expect(said({ ...bare, name: 'Tell the PACS' })).toMatchObject({
      title: 'Tell the PACS',
      prose,
    });
  });

  it('is a call like any other once a command is chosen', () => {
    expect(title({ ...bare, command: 'study/push' })).toBe('Send study to a destination');
  });

  it('is nothing yet where no address was kept', () => {
    const { kept: __, ...empty } = bare;
    expect(said(empty)).toMatchObject({
      title: 'Nothing chosen yet',
      prose: 'Choose what this does',
    });
  });
});

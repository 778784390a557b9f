import { upperFirst } from '@mantine/hooks';
import { keptUrls } from '../../../shared/authoring/compile/target.ts';
import { callWords, mannerWords } from '../../../shared/authoring/describe/calls.ts';
import { describeCondition, type Words } from '../../../shared/authoring/describe.ts';
import { startWords } from '../../../shared/authoring/describe/starts.ts';
import { fieldWords } from '../../../shared/authoring/describe/tests.ts';
import { labelOf } from '../../../shared/authoring/labels.ts';
import { stepName } from '../../../shared/authoring/stepName.ts';
import { spanOf } from '../../../shared/authoring/words.ts';
import type { ActionNode, GraphNode, SplitNode, TriggerNode } from '../../../shared/model/graph.ts';
import { families } from '../families.ts';

/** What a card says. */
export interface CardWords {
  readonly family: string;
  /** The name that the author gave, else what it does. */
  readonly title: string;
  /** What the title leaves unsaid; often nothing. */
  readonly prose: string;
  /** The platform's own name for it, for those who know that. */
  readonly code: string;
}

export function cardWords(node: GraphNode, words: Words, timeZone: string): CardWords {
  return { family: families[node.kind].word, ...saidBy(node, words, timeZone) };
}

/** The node in one line, as lists, announcements and screen readers call it. */
export function spokenName({ family, title }: Pick<CardWords, 'family' | 'title'>): string {
  return `${family}: ${title}`;
}

/** An exit as it is labelled; a trigger and a wait have only one, and need no word for it. */
export function exitLabel(node: GraphNode, exit: string): string {
  switch (node.kind) {
    case 'trigger':
    case 'wait':
    case 'note':
      return '';
    case 'condition':
      return exit === 'yes' ? 'Yes' : 'No';
    case 'split':
      return caseLabel(node, exit);
    case 'action':
      return exit === 'failed' ? 'Failed' : 'Succeeded';
  }
}

function caseLabel({ cases }: SplitNode, exit: string): string {
  const found = cases.find(({ id }) => id === exit);
  if (!found) return 'Otherwise';
  return found.name?.trim() || found.values.join(', ') || 'No value yet';
}

type Said = Omit<CardWords, 'family'>;

function saidBy(node: GraphNode, words: Words, timeZone: string): Said {
  const name = node.kind === 'note' ? '' : (node.name?.trim() ?? '');
  switch (node.kind) {
    case 'trigger':
      return trigger(node, name, words, timeZone);
    case 'condition':
      return titled(name, testWords(node.when, words));
    case 'split':
      return titled(
        name,
        node.field ? `By ${fieldWords(node.field, words)}` : 'No field chosen yet',
      );
    case 'wait':
      return titled(name, upperFirst(spanOf(node.seconds)));
    case 'action':
      return action(node, name, words);
    case 'note':
      return { title: firstLine(node.text), prose: node.text, code: '' };
  }
}

function action(node: ActionNode, name: string, words: Words): Said {
  const { command = '' } = node;
  if (command) {
    const manner = mannerWords(node, words);
    const prose = name ? callWords(node, words) + manner : manner.replace(/^,? /, '');
    return { title: stepName(node, words), prose: upperFirst(prose), code: command };
  }
  const [url] = keptUrls(node);
  if (url === undefined)
    return { title: name || 'Nothing chosen yet', prose: 'Choose what this does', code: '' };
  return { title: name || url, prose: name ? `Call ${url}` : 'As it was imported', code: '' };
}

function trigger(node: TriggerNode, name: string, words: Words, timeZone: string): Said {
  const title = node.event || name ? labelOf(node, words.catalogue) : 'Nothing chosen yet';
  const says = name !== '' || node.event === 'CRON' || node.maxAge !== undefined;
  return { title, prose: says ? startWords(node, timeZone, words) : '', code: node.event };
}

function testWords(when: Parameters<typeof describeCondition>[0], words: Words): string {
  if ('all' in when && when.all.length === 0) return 'Nothing chosen yet';
  return upperFirst(describeCondition(when, words));
}

function titled(name: string, what: string): Said {
  return name ? { title: name, prose: what, code: '' } : { title: what, prose: '', code: '' };
}

function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line || 'Empty note';
}

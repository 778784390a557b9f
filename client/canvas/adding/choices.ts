import type { CatalogueEvent, CommandWords, EventGroup } from '../../../shared/catalogue.ts';
import { vocabulary } from '../../../shared/catalogue/ambra/vocabulary.ts';
import { search, type Searchable } from '../../../shared/catalogue/search.ts';
import type { Kind } from '../families.ts';

/** Something that can be added to a rule. */
export type Choice = Searchable & {
  readonly key: string;
  readonly kind: Kind;
  readonly hint?: string;
} & (
    | { readonly kind: 'trigger'; readonly event: CatalogueEvent }
    | { readonly kind: 'action'; readonly command: CommandWords }
    | { readonly kind: 'condition' | 'split' | 'wait' | 'note' }
  );

export interface ChoiceGroup {
  readonly key: 'when' | 'if' | 'do' | 'note';
  readonly title: string;
  readonly sections: readonly ChoiceSection[];
  /** How many more there are than are listed. */
  readonly more: number;
  /** Said below the last choice. */
  readonly hint?: string;
}

/** Choices of a kind stand together under a heading of their own where there are many. */
export interface ChoiceSection {
  readonly title: string | null;
  readonly choices: readonly Choice[];
}

const steps: readonly Choice[] = [
  {
    key: 'condition',
    kind: 'condition',
    common: true,
    label: 'Condition',
    hint: 'Goes on only if something is so, such as a modality, an age or the time of day.',
    synonyms: [
      'if',
      'filter',
      'only',
      'when',
      'check',
      'test',
      'yes',
      'no',
      'modality',
      'age',
      'hours',
      'weekday',
    ],
  },
  {
    key: 'split',
    kind: 'split',
    common: true,
    label: 'Split by value',
    hint: 'A way of its own for each value of a field.',
    synonyms: ['switch', 'case', 'branch', 'route', 'modality', 'either', 'otherwise'],
  },
  {
    key: 'wait',
    kind: 'wait',
    common: true,
    label: 'Wait',
    hint: 'Lets some time pass before what follows.',
    synonyms: ['delay', 'pause', 'later', 'minutes', 'hours', 'timer'],
  },
];

const note: Choice = {
  key: 'note',
  kind: 'note',
  label: 'Note',
  hint: 'A remark on the drawing; it does nothing.',
  synonyms: ['comment', 'remark', 'text', 'sticky', 'explain'],
};

const commonEvents = [
  'STUDY_SYNC',
  'STUDY_STATUS',
  'STUDY_SHARE',
  'STUDY_RADREPORT_SIGNED',
  'STUDY_HL7',
  'CRON',
];

const eventGroups: Readonly<Record<EventGroup, string>> = {
  study: 'Studies',
  sharing: 'Sharing and approval',
  upload: 'Uploads',
  delivery: 'Sending and fetching',
  viewing: 'Viewing',
  reports: 'Reports',
  hl7: 'HL7',
  trial: 'Trials',
  account: 'Accounts',
  system: 'Schedules and other starts',
};

const triggers: readonly Choice[] = vocabulary.events.map((event) => ({
  key: `event:${event.name}`,
  kind: 'trigger',
  label: event.label,
  name: event.name,
  hint: event.hint,
  synonyms: event.synonyms,
  event,
}));

const actions: readonly Choice[] = vocabulary.commands.map((command) => ({
  key: `command:${command.path}`,
  kind: 'action',
  label: command.label,
  path: command.path,
  synonyms: command.synonyms,
  common: command.common,
  ...(command.hint !== undefined && { hint: command.hint }),
  command,
}));

const following = [...steps, ...actions];
const everything = [...triggers, ...steps, ...actions, note];

/** The choice for an event, as the three ways to begin offer it. */
export function triggerChoice(event: string): Choice | undefined {
  return triggers.find(({ name }) => name === event);
}

/** How many actions are listed before somebody asks for all of them. */
const fewActions = 10;
const mostFound = 40;

/** What a list of choices is asked for: only what can follow, only what can begin, or all there is. */
export type Wanted = 'following' | 'starting' | 'any';

/** The choices without a search: the common ones first; `open` names the groups of which all are wanted. */
export function browse(wanted: Wanted, open: ReadonlySet<string>): ChoiceGroup[] {
  const groups: ChoiceGroup[] = [];
  if (wanted !== 'following') groups.push(whenGroup(open.has('when')));
  if (wanted === 'starting') return groups;
  groups.push({
    key: 'if',
    title: titles.if,
    sections: [{ title: null, choices: steps }],
    more: 0,
  });
  groups.push(doGroup(open.has('do')));
  if (wanted === 'any')
    groups.push({
      key: 'note',
      title: titles.note,
      sections: [{ title: null, choices: [note] }],
      more: 0,
    });
  return groups;
}

/** The choices in which every word occurs, by group; the group with the best one stands first. */
export function find(wanted: Wanted, text: string): ChoiceGroup[] {
  const found = search(listFor(wanted), text);
  const groups = new Map<ChoiceGroup['key'], Choice[]>();
  for (const choice of found) {
    const key = groupOf(choice.kind);
    const group = groups.get(key) ?? [];
    group.push(choice);
    groups.set(key, group);
  }
  return [...groups].map(([key, choices]) => ({
    key,
    title: titles[key],
    sections: [{ title: null, choices: choices.slice(0, mostFound) }],
    more: 0,
    ...(choices.length > mostFound && {
      hint: `And ${choices.length - mostFound} more: add a word to the search.`,
    }),
  }));
}

function listFor(wanted: Wanted): readonly Choice[] {
  switch (wanted) {
    case 'following':
      return following;
    case 'starting':
      return triggers;
    case 'any':
      return everything;
  }
}

const titles: Readonly<Record<ChoiceGroup['key'], string>> = {
  when: 'When this happens',
  if: 'Only if',
  do: 'Then do',
  note: 'Notes',
};

/** Under which heading a kind of step stands. */
export function groupOf(kind: Kind): ChoiceGroup['key'] {
  switch (kind) {
    case 'trigger':
      return 'when';
    case 'condition':
    case 'split':
    case 'wait':
      return 'if';
    case 'action':
      return 'do';
    case 'note':
      return 'note';
  }
}

function whenGroup(open: boolean): ChoiceGroup {
  const common = commonEvents.flatMap((event) => triggerChoice(event) ?? []);
  if (!open) {
    const more = triggers.length - common.length;
    return { key: 'when', title: titles.when, sections: [{ title: null, choices: common }], more };
  }
  const sections = Object.entries(eventGroups).map(([group, title]) => ({
    title,
    choices: triggers.filter((choice) => choice.kind === 'trigger' && choice.event.group === group),
  }));
  return {
    key: 'when',
    title: titles.when,
    sections: sections.filter(({ choices }) => choices.length > 0),
    more: 0,
  };
}

function doGroup(open: boolean): ChoiceGroup {
  const common = actions.filter((choice) => choice.kind === 'action' && choice.command.common);
  const shown = open ? common : common.slice(0, fewActions);
  return {
    key: 'do',
    title: titles.do,
    sections: [{ title: null, choices: shown }],
    more: common.length - shown.length,
    hint: `Search finds all ${actions.length} actions.`,
  };
}

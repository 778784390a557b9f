import { UnstyledButton } from '@mantine/core';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleDashed,
  IconCloudOff,
  IconWand,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { inLabels } from '../../../shared/authoring/inLabels.ts';
import {
  toneOf,
  weightAdvice,
  weightOf,
  weightWords,
  type Tone,
} from '../../../shared/authoring/weight.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { firstFocusable, focusSoon } from './focusSoon.ts';
import { useCommand, useEditing, useIsLeft, useProblemsAt } from './NodeScope.tsx';

const icons: Readonly<Record<Tone, typeof IconAlertCircle>> = {
  error: IconAlertCircle,
  warning: IconAlertTriangle,
  elsewhere: IconCloudOff,
  needed: IconCircleDashed,
};

const toneWords: Readonly<Record<Tone, string>> = { ...weightWords, needed: 'Needed' };

/** Once somebody has had the chance to fill it in, what is not filled in is an error at its field. */
function toneAt(problem: Problem, isQuiet: boolean): Tone {
  return isQuiet ? toneOf(problem) : weightOf(problem);
}

/** A problem in words, with its fix as a button. */
function Note({
  problem,
  tone,
  text,
}: {
  readonly problem: Problem;
  readonly tone: Tone;
  readonly text?: string;
}) {
  const { apply } = useEditing();
  const { message, position, fix } = inLabels(problem, useCommand());
  const Icon = icons[tone];
  return (
    <span className={`inspector-note inspector-note-${tone}`}>
      <Icon size={15} aria-hidden />
      <span>
        <span className={tone === 'elsewhere' ? 'inspector-note-word' : 'visually-hidden'}>
          {toneWords[tone]}:{' '}
        </span>
        {message}
        {tone === 'elsewhere' && ` ${weightAdvice.elsewhere}`}
        {text !== undefined && position !== undefined && position < text.length && (
          <Excerpt text={text} position={position} />
        )}
        {fix && (
          <UnstyledButton
            className="inspector-fix"
            onClick={({ currentTarget }) => {
              apply(fix.edit);
              // The button goes with the problem.
              const place = currentTarget.closest('[data-field]');
              focusSoon(() => firstFocusable(place) ?? place?.closest<HTMLElement>('.inspector'));
            }}
          >
            <IconWand size={14} aria-hidden />
            {fix.label}
          </UnstyledButton>
        )}
      </span>
    </span>
  );
}

const before = 12;
const after = 16;
const longest = 48;

/** Where in a text the trouble begins. */
function Excerpt({ text, position }: { readonly text: string; readonly position: number }) {
  const from = Math.max(0, position - before);
  const word = /^\S+/.exec(text.slice(position))?.[0] ?? text.slice(position, position + 1);
  const marked = word.slice(0, longest);
  const end = position + marked.length;
  return (
    <code className="inspector-excerpt">
      {from > 0 && '…'}
      {text.slice(from, position)}
      <mark>{marked}</mark>
      {text.slice(end, end + after)}
      {end + after < text.length && '…'}
    </code>
  );
}

export interface Noted {
  readonly error: ReactNode;
  readonly description: ReactNode;
  readonly inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[];
  readonly wrapperProps: { readonly 'data-field': string };
}

/**
 * What an input needs to show the problems of a field, and to be found when somebody is led to it: errors and warnings
 * stand below, and are read out with it. An input that is only still empty is no error before somebody has left it so.
 */
export function useNotes(
  field: string,
  { hint, refusal, text }: { hint?: ReactNode; refusal?: string | null; text?: string } = {},
): Noted {
  const problems = useProblemsAt(field);
  const isQuiet = !useIsLeft(field);
  const toned = problems.map((problem) => ({ problem, tone: toneAt(problem, isQuiet) }));
  const errors = toned.filter(({ tone }) => tone === 'error');
  const others = toned.filter(({ tone }) => tone !== 'error');
  const note = ({ problem, tone }: (typeof toned)[number]): ReactNode => (
    <Note
      key={problem.code + problem.message}
      problem={problem}
      tone={tone}
      {...(text !== undefined && { text })}
    />
  );
  const isRefused = refusal !== null && refusal !== undefined;
  return {
    error:
      errors.length > 0 || isRefused ? (
        <>
          {isRefused && refusal}
          {errors.map(note)}
        </>
      ) : null,
    description:
      others.length > 0 || (hint !== undefined && hint !== null && hint !== '') ? (
        <>
          {hint}
          {others.map(note)}
        </>
      ) : null,
    inputWrapperOrder: ['label', 'input', 'description', 'error'],
    wrapperProps: { 'data-field': field },
  };
}

/** The problems of a place that is no single input. */
export function NotesAt({ field }: { readonly field: string }) {
  const problems = useProblemsAt(field);
  const isQuiet = !useIsLeft(field);
  if (problems.length === 0) return null;
  return <NoteList problems={problems} isQuiet={isQuiet} />;
}

export function NoteList({
  problems,
  isQuiet = false,
}: {
  readonly problems: readonly Problem[];
  /** Nobody has been at their place yet. */
  readonly isQuiet?: boolean;
}) {
  return (
    <div className="inspector-notes">
      {problems.map((problem) => (
        <Note
          key={problem.code + problem.message}
          problem={problem}
          tone={toneAt(problem, isQuiet)}
        />
      ))}
    </div>
  );
}

import { UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCloudOff, IconWand } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/model/problem.ts';
import { firstFocusable, focusSoon } from './focusSoon.ts';
import { useEditing, useProblemsAt } from './NodeScope.tsx';

type Weight = 'error' | 'warning' | 'elsewhere';

const weights: Readonly<Record<Weight, { Icon: typeof IconAlertCircle; word: string }>> = {
  error: { Icon: IconAlertCircle, word: 'Error' },
  warning: { Icon: IconAlertTriangle, word: 'Warning' },
  elsewhere: { Icon: IconCloudOff, word: 'Only on the platform' },
};

/** What stands in the way only of deploying to the platform is no fault of a rule that runs here. */
function weightOf({ severity, target }: Problem): Weight {
  return target === 'platform' ? 'elsewhere' : severity;
}

/** A problem in words, with its fix as a button. */
export function Note({ problem, text }: { readonly problem: Problem; readonly text?: string }) {
  const { apply } = useEditing();
  const { message, position, fix } = problem;
  const weight = weightOf(problem);
  const { Icon, word } = weights[weight];
  return (
    <span className={`inspector-note inspector-note-${weight}`}>
      <Icon size={15} aria-hidden />
      <span>
        <span className={weight === 'elsewhere' ? 'inspector-note-word' : 'visually-hidden'}>
          {word}:{' '}
        </span>
        {message}
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
 * stand below, and are read out with it.
 */
export function useNotes(
  field: string,
  { hint, refusal, text }: { hint?: ReactNode; refusal?: string | null; text?: string } = {},
): Noted {
  const problems = useProblemsAt(field);
  const errors = problems.filter((problem) => weightOf(problem) === 'error');
  const others = problems.filter((problem) => weightOf(problem) !== 'error');
  const note = (problem: Problem): ReactNode => (
    <Note
      key={problem.code + problem.message}
      problem={problem}
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
  if (problems.length === 0) return null;
  return <NoteList problems={problems} />;
}

export function NoteList({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <div className="inspector-notes">
      {problems.map((problem) => (
        <Note key={problem.code + problem.message} problem={problem} />
      ))}
    </div>
  );
}

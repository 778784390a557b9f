import { useState } from 'react';
import { chipText, type Suggested } from './suggest.ts';

/**
 * The likeliest values as buttons below an input, so that one click is enough. They are there while nothing is chosen, and
 * stay until somebody goes elsewhere: what was clicked never jumps away.
 */
export function Suggestions({
  label,
  subject,
  choices,
  chosen,
  onPick,
}: Suggested & {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly onPick: (value: string) => void;
}) {
  const [shownFor, setShownFor] = useState<string | null>(null);
  const isEmpty = chosen.length === 0;
  if (isEmpty && shownFor !== subject) setShownFor(subject);
  if (choices.length === 0 || (!isEmpty && shownFor !== subject)) return null;
  return (
    <div className="inspector-suggestions" role="group" aria-label={`Suggestions: ${label}`}>
      {choices.map((choice) => {
        const text = chipText(choice);
        return (
          <button
            key={choice.value}
            type="button"
            className="inspector-suggestion"
            aria-pressed={chosen.includes(choice.value)}
            {...(text !== choice.label && {
              'aria-label': `${text}: ${choice.label}`,
              title: choice.label,
            })}
            onClick={() => {
              onPick(choice.value);
            }}
          >
            {text}
          </button>
        );
      })}
    </div>
  );
}

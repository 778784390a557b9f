import { useEffect, useRef } from 'react';
import type { StudyChoice } from './studies.ts';

/** The studies to choose from; the keyboard moves through them from the search field. */
export function StudyOptions({
  id,
  choices,
  active,
  text,
  onChoose,
}: {
  readonly id: string;
  readonly choices: readonly StudyChoice[];
  readonly active: number;
  readonly text: string;
  readonly onChoose: (choice: StudyChoice) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [active, choices]);
  return (
    <>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label="Studies of the hospital"
        className="demo-studies"
      >
        {choices.map((choice, at) => (
          <div
            key={choice.uuid}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            data-active={at === active || undefined}
            className="demo-study"
            onClick={() => {
              onChoose(choice);
            }}
          >
            <span className="demo-modality">{choice.modality || '?'}</span>
            <span className="demo-study-words">
              <span className="demo-study-patient">
                {choice.patient || 'No name'}
                {choice.person !== '' && <small>{choice.person}</small>}
              </span>
              <span className="demo-study-what">{choice.description}</span>
            </span>
          </div>
        ))}
      </div>
      <p className="demo-studies-none" role="status">
        {choices.length === 0 && `No study of the hospital fits “${text.trim()}”.`}
      </p>
    </>
  );
}

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconQuote } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useAnalysis, useDesk } from '../draft/Workbench.tsx';
import { Phrases } from './Phrases.tsx';
import './tell.css';
import { useCut } from './useCut.ts';

/**
 * The rule in words, below the drawing; each phrase leads to the node that it speaks of. It has the same height whatever
 * it says, so that nothing moves while somebody draws; the whole of it opens over the drawing.
 */
export function SentenceBar() {
  const sentences = useAnalysis((analysis) => analysis.sentences);
  const [isOpen, setOpen] = useState(false);
  const text = useRef<HTMLDivElement>(null);
  const cut = useCut(text, sentences);
  const isCut = cut.above || cut.below;
  const selected = useDesk((desk) => desk.selected.at(-1));
  useEffect(() => {
    if (selected !== undefined && text.current) bringPhrase(text.current);
  }, [selected]);
  return (
    <section
      className="editor-sentence tell-bar"
      aria-label="The rule in words"
      data-open={isOpen || undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <div className="tell-sheet">
        <IconQuote size={18} className="tell-icon" aria-hidden />
        <div
          className="tell-text"
          ref={text}
          data-above={(cut.above && !isOpen) || undefined}
          data-below={(cut.below && !isOpen) || undefined}
        >
          {sentences.length === 0 ? (
            <p className="tell-sentence tell-none">
              Here the rule reads as a sentence as soon as there is one.
            </p>
          ) : (
            sentences.map((sentence, at) => <Phrases key={at} sentence={sentence} />)
          )}
        </div>
        <Tooltip label={isOpen ? 'Show less' : 'Show all of it'}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            className="tell-fold"
            data-hidden={(!isCut && !isOpen) || undefined}
            aria-expanded={isOpen}
            aria-label={isOpen ? 'Show less of the sentence' : 'Show the whole sentence'}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            {isOpen ? (
              <IconChevronDown size={18} aria-hidden />
            ) : (
              <IconChevronUp size={18} aria-hidden />
            )}
          </ActionIcon>
        </Tooltip>
      </div>
    </section>
  );
}

/** Whole lines only: the words about the node that was just chosen come to the top, unless they are seen already. */
function bringPhrase(text: HTMLElement): void {
  const phrase = text.querySelector<HTMLElement>('[data-selected]');
  if (!phrase) return;
  const line = Number.parseFloat(getComputedStyle(text).lineHeight);
  const top = Math.floor(phrase.offsetTop / line) * line;
  const isSeen = top >= text.scrollTop && top + line <= text.scrollTop + text.clientHeight + 1;
  if (!isSeen) text.scrollTop = top;
}

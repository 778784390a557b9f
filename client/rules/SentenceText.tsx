import { UnstyledButton } from '@mantine/core';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { isWorthShortening } from './shortening.ts';

/** A rule in words: two lines of a long sentence, and the rest when asked for. */
export function SentenceText({ text }: { readonly text: string }) {
  const id = useId();
  const line = useRef<HTMLParagraphElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isLong, setLong] = useState(false);
  useLayoutEffect(() => {
    const element = line.current;
    if (!element) return;
    const measure = (): void => {
      const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight);
      // As high as the whole sentence, however much of it is shown.
      setLong(isWorthShortening(element.scrollHeight, lineHeight));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [text]);
  if (text === '') return <p className="rules-sentence">Nothing is drawn yet.</p>;
  const isShort = isLong && !isOpen;
  return (
    <>
      <p id={id} ref={line} className={`rules-sentence${isShort ? ' rules-sentence-short' : ''}`}>
        {text}
      </p>
      {isLong && (
        <UnstyledButton
          className="rules-more"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {isOpen ? 'Show less' : 'Show all of it'}
        </UnstyledButton>
      )}
    </>
  );
}

import { Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconQuote } from '@tabler/icons-react';
import { useState } from 'react';
import type { Sentence } from '../../shared/authoring/describe.ts';
import { useAnalysis, useDesk, useWorkbench } from '../draft/Workbench.tsx';
import './tell.css';

/** The rule in words, below the drawing; each phrase leads to the node that it speaks of. */
export function SentenceBar() {
  const sentences = useAnalysis((analysis) => analysis.sentences);
  const [open, setOpen] = useState(true);
  return (
    <section className="editor-sentence tell-bar" aria-label="The rule in words">
      <IconQuote size={18} className="tell-icon" aria-hidden />
      <div className={open ? 'tell-text' : 'tell-text tell-folded'}>
        {sentences.length === 0 ? (
          <Text c="dimmed" size="sm">
            Your rule will read as a sentence here.
          </Text>
        ) : (
          sentences.map((sentence, at) => <Told key={at} sentence={sentence} />)
        )}
      </div>
      <UnstyledButton
        className="tell-fold"
        aria-expanded={open}
        aria-label={open ? 'Show one line of the sentence' : 'Show the whole sentence'}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronUp size={16} aria-hidden />}
      </UnstyledButton>
    </section>
  );
}

function Told({ sentence }: { readonly sentence: Sentence }) {
  return (
    <p className="tell-sentence">
      {sentence.map(({ text, node }, at) =>
        node === undefined ? (
          <span key={at}>{text}</span>
        ) : (
          <PhraseLink key={at} node={node} text={text} />
        ),
      )}
    </p>
  );
}

function PhraseLink({ node, text }: { readonly node: string; readonly text: string }) {
  const { desk } = useWorkbench();
  const selected = useDesk((state) => state.selected.includes(node));
  return (
    // A link, for it has to break over lines like the words around it.
    <a
      href={`#${encodeURIComponent(node)}`}
      role="button"
      className="tell-phrase"
      data-selected={selected || undefined}
      onClick={(event) => {
        event.preventDefault();
        desk.goTo(node);
      }}
    >
      {text}
    </a>
  );
}

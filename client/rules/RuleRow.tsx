import { UnstyledButton } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { RuleSummary } from '../../shared/model/answers/rules.ts';
import type { Intent } from './intent.ts';
import { RuleBadges } from './RuleBadges.tsx';
import { RuleCounts } from './RuleCounts.tsx';
import { RuleMenu } from './RuleMenu.tsx';
import { RuleSwitch } from './RuleSwitch.tsx';

/** One rule: clicking anywhere but on a control opens it. */
export function RuleRow({
  rule,
  onIntent,
}: {
  readonly rule: RuleSummary;
  readonly onIntent: (intent: Intent) => void;
}) {
  return (
    <li className="rules-row">
      <div className="rules-row-text">
        <div className="rules-row-head">
          <h2 className="rules-name">
            <Link href={`/rules/${rule.id}`}>{rule.name}</Link>
          </h2>
          <RuleBadges rule={rule} />
        </div>
        <SentenceText text={rule.sentence} />
      </div>
      <RuleCounts rule={rule} />
      <div className="rules-row-tools">
        <RuleSwitch rule={rule} onIntent={onIntent} />
        <RuleMenu rule={rule} onIntent={onIntent} />
      </div>
    </li>
  );
}

/** Two lines, and the rest when asked for. */
function SentenceText({ text }: { readonly text: string }) {
  const id = useId();
  const line = useRef<HTMLParagraphElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const element = line.current;
    if (!element || isOpen) return;
    const observer = new ResizeObserver(() => {
      setCut(element.scrollHeight > element.clientHeight + 1);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [isOpen, text]);
  if (text === '') return <p className="rules-sentence">Nothing is drawn yet.</p>;
  return (
    <>
      <p id={id} ref={line} className={`rules-sentence${isOpen ? '' : ' rules-sentence-short'}`}>
        {text}
      </p>
      {(isCut || isOpen) && (
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

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { RuleAnswer } from '../shared/model/answers/rules.ts';
import { ruleQuery, rulesQuery } from './api/rules.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { Palette } from './canvas/adding/Palette.tsx';
import { JsonDiff } from './code/JsonDiff.tsx';
import { ParameterEditor } from './code/ParameterEditor.tsx';
import { WorkbenchProvider } from './draft/Workbench.tsx';
import './EditorPage.css';
import { EditorWaiting } from './EditorWaiting.tsx';
import { Inspector, warmParts } from './lateParts.tsx';
import { NotOpened } from './NotOpened.tsx';
import { OnOff } from './OnOff.tsx';
import { Pointing } from './Pointing.tsx';
import { EditorHeader, warmHeader } from './publish/EditorHeader.tsx';
import { leftDocument } from './publish/left.ts';
import type { Intent } from './rules/intent.ts';
import { RuleActions } from './rules/lateActions.ts';
import { visit } from './rules/visited.ts';
import { SidePanel } from './SidePanel.tsx';
import { SentenceBar } from './tell/SentenceBar.tsx';
import { sayDrawn, whenIdle } from './ui/idle.ts';
import { useEver } from './ui/useEver.ts';
import { useSurroundings } from './useSurroundings.ts';

/** The editor of one rule: palette, drawing, the panel beside it, and the rule as a sentence below. */
export function EditorPage({ id }: { readonly id: string }) {
  const rule = useQuery(ruleQuery(id));
  const [intent, setIntent] = useState<Intent | null>(null);
  const isAsked = useEver(intent !== null);
  const leaveDeleted = useLeaveDeleted(id);
  useEffect(() => {
    visit(id);
  }, [id]);
  if (!rule.data && rule.error) {
    return <NotOpened error={rule.error} retry={() => void rule.refetch()} />;
  }
  return (
    <>
      {rule.data ? <Opened rule={rule.data} onIntent={setIntent} /> : <EditorWaiting />}
      {isAsked && (
        <RuleActions
          intent={intent}
          onClose={() => {
            setIntent(null);
            if (intent?.kind === 'delete') leaveDeleted();
          }}
        />
      )}
    </>
  );
}

/** What is asked for sooner or later; the code editor, by far the largest, last. */
function warm(): void {
  warmParts();
  warmHeader();
  RuleActions.warm();
  ParameterEditor.warm();
}

/** The same elements each time: what the server answers to a save draws none of it anew. */
const workspace = (
  <>
    <Palette />
    <Canvas />
    <SidePanel
      inspector={<Inspector json={(node) => <ParameterEditor key={node} node={node} />} />}
    />
    <SentenceBar />
    <Pointing />
  </>
);

/** Once the rule has been deleted there is nothing to edit. */
function useLeaveDeleted(id: string): () => void {
  const client = useQueryClient();
  const [, go] = useLocation();
  return () => {
    const rules = client.getQueryData(rulesQuery.queryKey);
    if (rules && !rules.some((rule) => rule.id === id)) go('/rules');
  };
}

function Opened({
  rule,
  onIntent,
}: {
  readonly rule: RuleAnswer;
  readonly onIntent: (intent: Intent) => void;
}) {
  const surroundings = useSurroundings(rule);
  const summary = useQuery(rulesQuery).data?.find(({ id }) => id === rule.id);
  const [document] = useState(
    () =>
      leftDocument(rule.id) ?? {
        graph: rule.draft,
        name: rule.name,
        timeZone: rule.timeZone,
      },
  );
  const isThere = surroundings !== null;
  useEffect(() => {
    if (!isThere) return undefined;
    sayDrawn();
    return whenIdle(warm);
  }, [isThere]);
  if (!surroundings) return <EditorWaiting />;
  return (
    <WorkbenchProvider document={document} surroundings={surroundings}>
      <div className="editor">
        <EditorHeader
          rule={rule}
          onOff={summary && <OnOff rule={summary} onIntent={onIntent} />}
          onDelete={() => {
            if (summary) onIntent({ kind: 'delete', rule: summary });
          }}
          diff={(before, after) => <JsonDiff before={before} after={after} />}
        />
        {workspace}
      </div>
    </WorkbenchProvider>
  );
}

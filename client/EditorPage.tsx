import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RuleAnswer } from '../shared/model/answers/rules.ts';
import { ruleQuery } from './api/rules.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { Palette } from './canvas/Palette.tsx';
import { JsonDiff } from './code/JsonDiff.tsx';
import { ParameterEditor } from './code/ParameterEditor.tsx';
import { preloadCode } from './code/preload.ts';
import { WorkbenchProvider } from './draft/Workbench.tsx';
import './EditorPage.css';
import { Inspector } from './inspector/Inspector.tsx';
import { EditorHeader } from './publish/EditorHeader.tsx';
import { SidePanel } from './SidePanel.tsx';
import { SentenceBar } from './tell/SentenceBar.tsx';
import { Failed, Loading } from './ui/PageState.tsx';
import { useSurroundings } from './useSurroundings.ts';

/** The editor of one rule: palette, drawing, the panel beside it, and the rule as a sentence below. */
export function EditorPage({ id }: { readonly id: string }) {
  const rule = useQuery(ruleQuery(id));
  useEffect(preloadCode, []);
  if (rule.data) return <Opened rule={rule.data} />;
  if (rule.error) {
    return (
      <Failed
        title="This rule could not be opened"
        error={rule.error}
        retry={() => void rule.refetch()}
      />
    );
  }
  return <Loading label="Opening the rule…" />;
}

function Opened({ rule }: { readonly rule: RuleAnswer }) {
  const surroundings = useSurroundings(rule.id, (rule.versions[0]?.number ?? 0) + 1);
  const [document] = useState(() => ({
    graph: rule.draft,
    name: rule.name,
    timeZone: rule.timeZone,
  }));
  if (!surroundings) return <Loading label="Opening the rule…" />;
  return (
    <WorkbenchProvider document={document} surroundings={surroundings}>
      <div className="editor">
        <EditorHeader
          rule={rule}
          onOff={null}
          diff={(before, after) => <JsonDiff before={before} after={after} />}
        />
        <Palette />
        <Canvas />
        <SidePanel
          inspector={<Inspector json={(node) => <ParameterEditor key={node} node={node} />} />}
        />
        <SentenceBar />
      </div>
    </WorkbenchProvider>
  );
}

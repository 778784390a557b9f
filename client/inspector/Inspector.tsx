import { useRef, useState, type ReactNode } from 'react';
import type { GraphNode } from '../../shared/model/graph.ts';
import { useDesk, useDraft, useNode, useWorkbench, type Workbench } from '../draft/Workbench.tsx';
import { ActionForm } from './action/ActionForm.tsx';
import { ConditionForm } from './condition/ConditionForm.tsx';
import { NodeScope } from './field/NodeScope.tsx';
import './inspector.css';
import './action/action.css';
import './condition/condition.css';
import './field/field.css';
import './field/notes.css';
import './trigger/trigger.css';
import { NodeFrame } from './NodeFrame.tsx';
import { NoteForm } from './NoteForm.tsx';
import { RuleSettings } from './RuleSettings.tsx';
import { SeveralNodes } from './SeveralNodes.tsx';
import { SplitForm } from './SplitForm.tsx';
import { TriggerForm } from './trigger/TriggerForm.tsx';
import { useArrival } from './useArrival.ts';
import { WaitForm } from './WaitForm.tsx';

/** How an action's parameters are looked at; stays from node to node of a rule. */
export type ParameterView = 'form' | 'json';

// The panel is taken away while another one is looked at; what was chosen is still meant afterwards.
const lastViews = new WeakMap<Workbench, ParameterView>();

/** The settings of what is chosen: a node, several, or the rule itself. */
export function Inspector({
  json,
}: {
  /** The JSON view of an action's parameters. */
  readonly json: (action: string) => ReactNode;
}) {
  const workbench = useWorkbench();
  const [view, setView] = useState(() => lastViews.get(workbench) ?? 'form');
  const chooseView = (next: ParameterView): void => {
    lastViews.set(workbench, next);
    setView(next);
  };
  const root = useRef<HTMLDivElement>(null);
  const selected = useDesk((desk) => desk.selected);
  const count = useDraft(
    ({ document }) => document.graph.nodes.filter(({ id }) => selected.includes(id)).length,
  );
  const node = useNode(selected.at(-1) ?? '');
  useArrival(root, node?.id, chooseView, view);
  return (
    <section ref={root} className="inspector" aria-label="Settings" tabIndex={-1}>
      {count > 1 ? (
        <SeveralNodes ids={selected} />
      ) : node ? (
        <NodeScope key={node.id} node={node.id}>
          <NodeFrame node={node}>
            <Form node={node} json={json} view={view} onView={chooseView} />
          </NodeFrame>
        </NodeScope>
      ) : (
        <RuleSettings />
      )}
    </section>
  );
}

function Form({
  node,
  json,
  view,
  onView,
}: {
  readonly node: GraphNode;
  readonly json: (action: string) => ReactNode;
  readonly view: ParameterView;
  readonly onView: (view: ParameterView) => void;
}) {
  switch (node.kind) {
    case 'trigger':
      return <TriggerForm node={node} />;
    case 'condition':
      return <ConditionForm node={node} />;
    case 'split':
      return <SplitForm node={node} />;
    case 'wait':
      return <WaitForm node={node} />;
    case 'action':
      return <ActionForm node={node} json={json} view={view} onView={onView} />;
    case 'note':
      return <NoteForm node={node} />;
  }
}

import { IconCircleCheckFilled, IconCircleMinus, IconCircleXFilled } from '@tabler/icons-react';
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { exitsOf } from '../../../shared/model/graph.ts';
import type { Trial } from '../../draft/desk.ts';
import { useAnalysis, useDesk } from '../../draft/Workbench.tsx';
import { CardExits } from './CardExits.tsx';
import { canFollow, families } from '../families.ts';
import { sayingId, type CardNode } from '../flowNodes.ts';
import { More } from './More.tsx';
import { ProblemBadge } from './ProblemBadge.tsx';
import { messagesOf } from './problemCounts.ts';
import './cards.css';
import './exits.css';
import './far.css';
import './touch.css';
import { useHeight } from './useHeight.ts';

/** A step of the rule as it stands in the drawing: its family, what it does in words, what is wrong, where it leads. */
export const Card = memo(function Card({
  id,
  data,
  selected,
  height: known = 0,
}: NodeProps<CardNode>) {
  const { node, words, connected } = data;
  const trial = useDesk((desk) => fareOf(desk.trial, id));
  const told = useDesk((desk) => desk.trial?.lit.get(id) ?? desk.trial?.dark.get(id) ?? '');
  const exits = exitsOf(node);
  const content = [...exits, words.title, words.prose, words.code].join('\n');
  const { height, style } = useHeight(id, content, known);
  return (
    <div
      className="canvas-card"
      data-kind={node.kind}
      data-selected={selected || undefined}
      data-trial={trial}
      data-suspended={(node.kind === 'action' && node.suspended) || undefined}
      data-measured={height > 0 || undefined}
      style={style}
    >
      {canFollow(node.kind) && (
        <Handle type="target" position={Position.Left} id="in" className="canvas-entry" />
      )}
      <div className="canvas-card-head">
        <Badge kind={node.kind} />
        <span className="canvas-card-family">{words.family}</span>
        {words.code && node.kind === 'action' && (
          <code className="canvas-card-code">{words.code}</code>
        )}
        <ProblemBadge id={id} />
        <More id={id} name={words.title} home="canvas" reachable={selected} />
      </div>
      <div className="canvas-card-body">
        <p className="canvas-card-title" title={words.title}>
          {words.title}
        </p>
        {words.prose && (
          <p className="canvas-card-prose" title={words.prose}>
            {words.prose}
          </p>
        )}
        {words.code && node.kind === 'trigger' && (
          <code className="canvas-card-code">{words.code}</code>
        )}
        {trial && <Told fare={trial} text={told} />}
      </div>
      <Badge kind={node.kind} />
      <CardExits node={node} exits={exits} connected={connected} reachable={selected} />
      <p className="canvas-card-far" aria-hidden>
        <span>{words.title}</span>
      </p>
      <Saying id={id} prose={words.prose} trial={told} />
    </div>
  );
});

function Badge({ kind }: { readonly kind: keyof typeof families }) {
  const { icon: Icon } = families[kind];
  return (
    <span className="canvas-badge" data-kind={kind} aria-hidden>
      <Icon size={15} stroke={2} />
    </span>
  );
}

/** What screen readers add to the node's name. */
function Saying(props: { readonly id: string; readonly prose: string; readonly trial: string }) {
  const problems = useAnalysis(({ byNode }) => messagesOf(byNode.get(props.id)));
  return (
    <span id={sayingId(props.id)} hidden>
      {[props.prose, props.trial, problems].filter(Boolean).join('. ')}
    </span>
  );
}

const icons = { lit: IconCircleCheckFilled, unsent: IconCircleXFilled, dark: IconCircleMinus };
type Fare = keyof typeof icons;

/** How a step fares while something is tried: it is come to, come to without a call being made, or not come to. */
function fareOf(trial: Trial | null, id: string): Fare | undefined {
  if (trial?.unsent.has(id)) return 'unsent';
  if (trial?.lit.has(id)) return 'lit';
  return trial?.dark.has(id) ? 'dark' : undefined;
}

function Told({ fare, text }: { readonly fare: Fare; readonly text: string }) {
  const Icon = icons[fare];
  return (
    <p className="canvas-card-told" title={text}>
      <Icon size={15} aria-hidden />
      <span>{text || (fare === 'dark' ? 'Does not come here' : 'Comes here')}</span>
    </p>
  );
}

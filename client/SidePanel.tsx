import { Tabs, Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconAdjustmentsHorizontal,
  IconCode,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconListCheck,
  IconListTree,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { panels, type PanelName } from './draft/desk.ts';
import { useAnalysis, useDesk, useDraft } from './draft/Workbench.tsx';
import { SideEdge } from './SideEdge.tsx';
import './SidePanel.css';
import { untried } from './simulate/setup.ts';
import { tallyOf, type Tally } from './tell/sorted.ts';
import { CompiledPanel, Outline, ProblemsPanel, TryPanel } from './lateParts.tsx';
import { useEscape } from './useEscape.ts';
import { useSide } from './useSide.ts';

const tabs = {
  settings: { label: 'Settings', icon: IconAdjustmentsHorizontal },
  problems: { label: 'Problems', icon: IconListCheck },
  try: { label: 'Try it', icon: IconPlayerPlay },
  outline: { label: 'Outline', icon: IconListTree },
  compiled: { label: 'Compiled', icon: IconCode },
} as const satisfies Record<PanelName, unknown>;

/** What stands beside the drawing, one at a time; folded away it leaves its tabs. Little room: it opens over the drawing. */
export function SidePanel({ inspector }: { readonly inspector: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const { panel, isOver, choose, fold } = useSide();
  const settings = useRef<HTMLDivElement>(null);
  useTop(settings, panel);
  useEscape(root, isOver ? panel : null, fold);
  const isShort = useMediaQuery('(max-height: 640px)') ?? false;
  // A panel goes when another one is looked at; what the rule is tried on is still meant afterwards.
  const [setup, setSetup] = useState(untried);
  const contents = {
    settings: inspector,
    problems: <ProblemsPanel />,
    try: <TryPanel setup={setup} onSetup={setSetup} />,
    outline: <Outline />,
    compiled: <CompiledPanel />,
  } as const satisfies Record<PanelName, ReactNode>;
  return (
    <Tabs
      ref={root}
      component="aside"
      aria-label="Beside the drawing"
      className="editor-side side"
      orientation="vertical"
      placement="right"
      data-over={isOver || undefined}
      data-folded={panel === null || undefined}
      value={panel}
      onChange={(value) => {
        choose(panels.find((one) => one === value) ?? 'settings');
      }}
      keepMounted={false}
    >
      <div className="side-rail">
        <FoldButton
          isFolded={panel === null}
          onClick={() => {
            if (panel === null) choose(null);
            else fold();
          }}
        />
        <Tabs.List aria-label="Panels" className="side-tabs">
          {panels.map((name) => (
            <SideTab key={name} name={name} isShort={isShort} />
          ))}
        </Tabs.List>
      </div>
      {panel !== null && !isOver && <SideEdge panel={root} />}
      {panels.map((name) => (
        <Tabs.Panel
          key={name}
          value={name}
          className="side-panel"
          {...(name === 'settings' && { ref: settings })}
        >
          {contents[name]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** The settings of another step are read from their top; whoever is led to a field of them goes on from there. */
function useTop(settings: RefObject<HTMLElement | null>, panel: PanelName | null): void {
  const selected = useDesk((desk) => desk.selected.at(-1));
  const seen = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    // Those of the same step are found where they were left, whichever panel was looked at meanwhile.
    if (panel !== 'settings' || seen.current === selected) return;
    seen.current = selected;
    settings.current?.scrollTo({ top: 0 });
  }, [settings, panel, selected]);
}

function SideTab({ name, isShort }: { readonly name: PanelName; readonly isShort: boolean }) {
  const { label, icon: Symbol } = tabs[name];
  return (
    <Tooltip label={label} position="left" disabled={!isShort}>
      <Tabs.Tab value={name} data-panel={name} className="side-tab">
        <span className="side-tab-icon">
          <Symbol size={20} stroke={1.8} aria-hidden />
          {name === 'problems' && <Count />}
        </span>
        <span className="side-tab-label">{label}</span>
        {name === 'problems' && <SpokenCount />}
      </Tabs.Tab>
    </Tooltip>
  );
}

function Count() {
  const count = useTally((tally) => tally?.count ?? 0);
  const tone = useTally((tally) => tally?.tone);
  if (count === 0) return null;
  return (
    <span className="side-count" data-tone={tone} aria-hidden>
      {count > 99 ? '99+' : count}
    </span>
  );
}

function SpokenCount() {
  const count = useTally((tally) => tally?.count ?? 0);
  return count === 0 ? null : <span className="visually-hidden"> ({count})</span>;
}

/** Nobody has to be told that a drawing is empty on which nothing has been done yet. */
function useTally<T>(select: (tally: Tally | null) => T): T {
  const isEmpty = useDraft(({ document }) => document.graph.nodes.length === 0);
  return useAnalysis(({ problems }) => select(isEmpty ? null : tallyOf(problems)));
}

function FoldButton({
  isFolded,
  onClick,
}: {
  readonly isFolded: boolean;
  readonly onClick: () => void;
}) {
  const label = isFolded ? 'Show the panel' : 'Hide the panel';
  const Symbol = isFolded ? IconLayoutSidebarRightExpand : IconLayoutSidebarRightCollapse;
  return (
    <Tooltip label={label} position="left">
      <UnstyledButton className="side-fold" aria-label={label} onClick={onClick}>
        <Symbol size={20} stroke={1.8} aria-hidden />
      </UnstyledButton>
    </Tooltip>
  );
}

import { Tabs } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { Outline } from './canvas/Outline.tsx';
import { useAnalysis, useDesk } from './draft/Workbench.tsx';
import { CompiledPanel } from './publish/CompiledPanel.tsx';
import { TryPanel } from './simulate/TryPanel.tsx';
import { ProblemsPanel } from './tell/ProblemsPanel.tsx';

const panels = ['settings', 'problems', 'try', 'outline', 'compiled'] as const;
type Panel = (typeof panels)[number];

/** What stands beside the drawing, one at a time. Choosing a node brings its settings, unless something is being tried. */
export function SidePanel({ inspector }: { readonly inspector: ReactNode }) {
  const [panel, setPanel] = useState<Panel>('settings');
  const selected = useDesk((desk) => desk.selected.at(-1));
  const focus = useDesk((desk) => desk.focus);
  const problems = useAnalysis((analysis) => analysis.problems.length);
  useEffect(() => {
    if (selected !== undefined)
      setPanel((now) => (now === 'settings' || now === 'problems' ? 'settings' : now));
  }, [selected]);
  useEffect(() => {
    if (focus) setPanel('settings');
  }, [focus]);
  return (
    <Tabs
      className="editor-side"
      value={panel}
      onChange={(value) => {
        setPanel(panels.find((one) => one === value) ?? 'settings');
      }}
      keepMounted={false}
    >
      <Tabs.List aria-label="Beside the drawing">
        <Tabs.Tab value="settings">Settings</Tabs.Tab>
        <Tabs.Tab value="problems">Problems{problems > 0 ? ` (${problems})` : ''}</Tabs.Tab>
        <Tabs.Tab value="try">Try it</Tabs.Tab>
        <Tabs.Tab value="outline">Outline</Tabs.Tab>
        <Tabs.Tab value="compiled">Compiled</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="settings">{inspector}</Tabs.Panel>
      <Tabs.Panel value="problems">
        <ProblemsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="try">
        <TryPanel />
      </Tabs.Panel>
      <Tabs.Panel value="outline">
        <Outline />
      </Tabs.Panel>
      <Tabs.Panel value="compiled">
        <CompiledPanel />
      </Tabs.Panel>
    </Tabs>
  );
}

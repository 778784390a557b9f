import {
  IconCode,
  IconHistory,
  IconListCheck,
  IconListTree,
  IconPlayerPlay,
  IconUpload,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import type { PanelName } from '../draft/desk.ts';
import { useWorkbench } from '../draft/Workbench.tsx';
import { useCommands, type Command } from '../ui/commands.ts';

/** What the command palette offers while a rule is open. */
export function useRuleCommands(publish: () => void, history: () => void): void {
  const { desk } = useWorkbench();
  const commands = useMemo((): Command[] => {
    const panel = (name: PanelName, label: string, icon: Command['icon']): Command => ({
      id: `rule:panel:${name}`,
      label,
      icon,
      run: () => {
        desk.open(name);
      },
    });
    return [
      {
        id: 'rule:publish',
        label: 'Publish this rule…',
        hint: 'Compare the draft with what runs, and let it run',
        icon: <IconUpload size={18} aria-hidden />,
        keywords: ['live', 'deploy', 'compare', 'changes'],
        run: publish,
      },
      {
        id: 'rule:history',
        label: 'History of this rule',
        hint: 'Compare versions, go back to one',
        icon: <IconHistory size={18} aria-hidden />,
        keywords: ['versions', 'restore', 'roll back'],
        run: history,
      },
      panel('problems', 'Problems of this rule', <IconListCheck size={18} aria-hidden />),
      panel('try', 'Try this rule', <IconPlayerPlay size={18} aria-hidden />),
      panel('outline', 'Outline of this rule', <IconListTree size={18} aria-hidden />),
      panel('compiled', 'Compiled webhooks', <IconCode size={18} aria-hidden />),
    ];
  }, [desk, publish, history]);
  useCommands('This rule', commands);
}

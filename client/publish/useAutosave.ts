import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ruleQuery, remember } from '../api/rules.ts';
import type { RuleAnswer } from '../../shared/model/answers/rules.ts';
import { useWorkbench } from '../draft/Workbench.tsx';
import { say } from '../ui/notify.ts';
import { Autosave } from './autosave.ts';

/** Saves the draft for as long as the editor is open. */
export function useAutosave(rule: RuleAnswer): Autosave {
  const { draft } = useWorkbench();
  const client = useQueryClient();
  const [autosave] = useState(
    () =>
      new Autosave({
        rule,
        draft,
        onSaved: (answer) => void remember(client, answer),
        onBroughtIn: () => {
          say(
            'This rule was changed elsewhere. Here is how it stands now; undo brings yours back.',
          );
        },
      }),
  );
  const latest = useQuery(ruleQuery(rule.id)).data;
  useEffect(() => autosave.follow(), [autosave]);
  useEffect(() => {
    if (latest) autosave.heard(latest);
  }, [autosave, latest]);
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent): void => {
      void autosave.flush();
      const { kind } = autosave.state.getState();
      if (kind === 'failed' || kind === 'conflict') event.preventDefault();
    };
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('beforeunload', leaving);
    };
  }, [autosave]);
  return autosave;
}

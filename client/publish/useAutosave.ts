import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isGone } from '../api/request.ts';
import { ruleQuery, remember } from '../api/rules.ts';
import type { RuleAnswer } from '../../shared/model/answers/rules.ts';
import { useWorkbench } from '../draft/Workbench.tsx';
import { Autosave } from './autosave.ts';
import { leave, leftOf, pickUp } from './left.ts';
import { tryAgainWhenBack } from './tryAgain.ts';

/** Saves the draft for as long as the editor is open, and what is left when it is closed. */
export function useAutosave(rule: RuleAnswer): Autosave {
  const { draft } = useWorkbench();
  const client = useQueryClient();
  const [autosave] = useState(
    () =>
      new Autosave({
        rule,
        draft,
        base: leftOf(rule.id)?.base,
        onSaved: (answer) => void remember(client, answer),
        onBroughtIn: sayBroughtIn,
      }),
  );
  const { data: latest, error } = useQuery(ruleQuery(rule.id));
  useEffect(() => {
    pickUp(rule.id);
    const stop = autosave.follow();
    return () => {
      stop();
      void leave(rule.id, autosave);
    };
  }, [autosave, rule.id]);
  useEffect(() => {
    if (latest) autosave.heard(latest);
  }, [autosave, latest]);
  useEffect(() => {
    if (isGone(error)) autosave.lose();
  }, [autosave, error]);
  useEffect(() => tryAgainWhenBack(autosave), [autosave]);
  useEffect(() => guardPage(autosave), [autosave]);
  return autosave;
}

/** Once, however often the other tab saves. */
function sayBroughtIn(): void {
  notifications.show({
    id: 'publish-brought-in',
    title: 'This rule was changed elsewhere',
    message: 'You see it as it stands now. Undo brings back what you had.',
    autoClose: 6_000,
  });
}

function guardPage(autosave: Autosave): () => void {
  const leaving = (event: BeforeUnloadEvent): void => {
    if (!autosave.leave(navigator.onLine)) event.preventDefault();
  };
  // A tab in the background may be taken away without a word.
  const hidden = (): void => {
    if (document.visibilityState === 'hidden' && autosave.isDirty) void autosave.flush();
  };
  window.addEventListener('beforeunload', leaving);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    window.removeEventListener('beforeunload', leaving);
    document.removeEventListener('visibilitychange', hidden);
  };
}

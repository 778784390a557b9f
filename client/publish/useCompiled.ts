import { useMemo } from 'react';
import { useAnalysis, useDraft } from '../draft/Workbench.tsx';
import type { Compiled } from '../../shared/authoring/callTitles.ts';

/** What the draft compiles to. */
export function useCompiled(): Compiled {
  const webhooks = useAnalysis((analysis) => analysis.webhooks);
  const name = useDraft(({ document }) => document.name);
  return useMemo(() => ({ name, webhooks }), [name, webhooks]);
}

import { stepName } from '../../shared/authoring/stepName.ts';
import { wordsOf } from './surroundings.ts';
import { useNode, useSurroundings } from './Workbench.tsx';

/** What the step of this id is called as it is drawn now; null where there is none. */
export function useStepName(id: string | undefined): string | null {
  const node = useNode(id ?? '');
  const words = useSurroundings(wordsOf);
  return node ? stepName(node, words) : null;
}

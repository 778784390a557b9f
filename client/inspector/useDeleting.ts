import { useWorkbench } from '../draft/Workbench.tsx';
import { complain } from '../ui/notify.ts';

/** Deletes nodes with their wires; one step of undo, told to screen readers, and the focus stays in the inspector. */
export function useDeleting(): (ids: readonly string[]) => void {
  const { draft, desk } = useWorkbench();
  return (ids) => {
    const result = draft.apply({ do: 'removeNodes', ids: [...ids] });
    if (result.kind === 'refused') {
      complain(result.message);
      return;
    }
    desk.select([]);
    desk.announce(
      `${ids.length === 1 ? 'Deleted' : `${String(ids.length)} nodes deleted`}. Undo brings it back.`,
    );
    // The button that had the focus has gone with the node.
    document.querySelector<HTMLElement>('.inspector')?.focus({ preventScroll: true });
  };
}

import { useMemo, type DragEvent, type RefObject } from 'react';
import { useWorkbench, type Workbench } from '../../draft/Workbench.tsx';
import { addFree, addOnWire } from './adding.ts';
import { canFollow } from '../families.ts';
import { looksOf } from '../looks.ts';
import { cardWidth, type Position } from '../placing.ts';
import { wireAt } from '../view/screen.ts';
import { wireOf } from '../wires/wireIds.ts';

/** Takes what is dragged out of the palette: onto the drawing, or into a wire of it. */
export function useDropping(root: RefObject<HTMLElement | null>) {
  const workbench = useWorkbench();
  return useMemo(() => dropping(workbench, root), [workbench, root]);
}

function dropping(workbench: Workbench, root: RefObject<HTMLElement | null>) {
  const looks = looksOf(workbench);
  return {
    onDragOver: (event: DragEvent) => {
      const { dragged, dropOn } = looks.getState();
      if (!dragged || !root.current) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const point = { x: event.clientX, y: event.clientY };
      const wire = canFollow(dragged.kind) ? wireAt(root.current, point) : null;
      if (wire !== dropOn) looks.setState({ dropOn: wire });
    },
    onDragLeave: () => {
      if (looks.getState().dropOn !== null) looks.setState({ dropOn: null });
    },
    onDrop: (event: DragEvent) => {
      const { dragged, dropOn, view } = looks.getState();
      if (!dragged || !view) return;
      event.preventDefault();
      const [x, y] = view.toFlow({ x: event.clientX, y: event.clientY });
      // The pointer holds the card by the middle of its head.
      const place: Position = [Math.round(x - cardWidth / 2), Math.round(y - 24)];
      const wire = dropOn === null ? null : wireOf(dropOn);
      looks.setState({ dragged: null, dropOn: null });
      if (wire) addOnWire(workbench, dragged, wire, place);
      else addFree(workbench, dragged, place);
    },
  };
}

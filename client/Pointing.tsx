import { useEffect } from 'react';
import { useWorkbench } from './draft/Workbench.tsx';

/** Marks on the drawing which node is spoken of, without drawing anything anew for a pointer that passes by. */
export function Pointing() {
  const { desk } = useWorkbench();
  useEffect(() => {
    let marked: Element | null = null;
    return desk.subscribe(({ pointed }, before) => {
      if (pointed === before.pointed) return;
      marked?.removeAttribute('data-pointed');
      marked =
        pointed === null
          ? null
          : document.querySelector(`.editor-canvas [data-id="${CSS.escape(pointed)}"]`);
      marked?.setAttribute('data-pointed', '');
    });
  }, [desk]);
  return null;
}

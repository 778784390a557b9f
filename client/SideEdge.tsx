import { useEffect, useState, type RefObject } from 'react';

const least = 320;
const most = 760;
const usual = 372;
/** Of the tabs beside it, as in SidePanel.css. */
const railWidth = 76;
const key = 'studyhook.panelWidth';

/** The edge of the panel: dragged, or moved with the arrow keys, it makes the panel wider or narrower. */
export function SideEdge({ panel }: { readonly panel: RefObject<HTMLElement | null> }) {
  const [width, setWidth] = useState(remembered);
  useEffect(() => {
    panel.current?.style.setProperty('--side-width', `${width}px`);
    remember(width);
  }, [panel, width]);
  return (
    <div
      role="separator"
      aria-label="Width of the panel"
      aria-orientation="vertical"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={width}
      tabIndex={0}
      className="side-edge"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? 0;
        setWidth(within(right - event.clientX - railWidth));
      }}
      onDoubleClick={() => {
        setWidth(usual);
      }}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        setWidth((now) => within(now + step));
      }}
    />
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: 24,
  ArrowRight: -24,
  Home: -most,
  End: most,
};

/** Leaves the drawing half of the window. */
function within(width: number): number {
  return Math.round(Math.max(least, Math.min(width, most, window.innerWidth / 2)));
}

function remembered(): number {
  try {
    const found = Number(localStorage.getItem(key));
    return found > 0 ? within(found) : usual;
  } catch {
    return usual;
  }
}

function remember(width: number): void {
  try {
    localStorage.setItem(key, String(width));
  } catch {
    // A browser that keeps nothing begins with the usual width.
  }
}

import { Button } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { startWords } from '../../../shared/authoring/describe/starts.ts';
import { useSurroundings, useWorkbench } from '../../draft/Workbench.tsx';
import { addFree } from './adding.ts';
import { triggerChoice } from './choices.ts';
import { looksOf } from '../looks.ts';
import { rectOf } from '../view/screen.ts';
import { wordsOf } from '../../draft/surroundings.ts';

const offered = ['STUDY_SYNC', 'STUDY_RADREPORT_SIGNED', 'CRON'];

/** In place of an empty drawing: how to begin. */
export function EmptyHint() {
  const workbench = useWorkbench();
  const words = useSurroundings(wordsOf);
  const starts = useRef<HTMLDivElement>(null);
  // Whoever came by keyboard goes on here; whoever is doing something elsewhere is left alone.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.matches('main, h1'))
      starts.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="canvas-empty">
      <div className="canvas-empty-card">
        <span className="canvas-empty-icon" aria-hidden>
          <IconBolt size={26} />
        </span>
        <h2>When should this rule run?</h2>
        <p>Choose what starts it. Then add what has to be so, and what is to be done.</p>
        <div ref={starts} className="canvas-empty-starts">
          {offered.map((event) => {
            const choice = triggerChoice(event);
            return (
              choice && (
                <Button
                  key={event}
                  variant={event === offered[0] ? 'filled' : 'default'}
                  size="md"
                  px="xs"
                  fw={550}
                  fullWidth
                  onClick={() => {
                    addFree(workbench, choice);
                  }}
                >
                  {event === 'CRON'
                    ? 'At set times'
                    : startWords({ id: '', kind: 'trigger', event }, undefined, words)}
                </Button>
              )
            );
          })}
          <Button
            variant="subtle"
            size="md"
            fw={550}
            fullWidth
            onClick={(event) => {
              const { left, top, width } = rectOf(event.currentTarget);
              looksOf(workbench).setState({
                picking: {
                  wanted: 'starting',
                  after: null,
                  at: { x: left + width, y: top - 160 },
                  home: 'canvas',
                },
              });
            }}
          >
            Something else…
          </Button>
        </div>
      </div>
    </div>
  );
}

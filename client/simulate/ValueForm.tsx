import { UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { PlatformEvent } from '../../shared/model/event.ts';
import { useDraft } from '../draft/Workbench.tsx';
import { AllValues } from './AllValues.tsx';
import type { Example } from './examples.ts';
import { FieldRow } from './FieldRow.tsx';
import { TimeRow } from './TimeRow.tsx';
import { fieldsRead, readsTime } from './trialEvent.ts';

const fewest = 5;

/** The values that the drawing reads, to be changed; everything else as JSON. */
export function ValueForm({
  event,
  examples,
  onChange,
  onReset,
}: {
  readonly event: PlatformEvent;
  readonly examples: readonly Example[];
  readonly onChange: (event: PlatformEvent) => void;
  /** Null while the values are those of the example. */
  readonly onReset: (() => void) | null;
}) {
  const graph = useDraft(({ document }) => document.graph);
  const fields = useMemo(() => fieldsRead(graph), [graph]);
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll || fields.length === fewest + 1 ? fields : fields.slice(0, fewest);
  const more = fields.length - shown.length;
  return (
    <section className="simulate-values-form" aria-label="Values of the event">
      <div className="simulate-head">
        <h3>What the rule reads of it</h3>
        {onReset && (
          <UnstyledButton
            className="simulate-link"
            aria-label="Take back my changes"
            onClick={onReset}
          >
            <IconArrowBackUp size={15} aria-hidden />
            Take back
          </UnstyledButton>
        )}
      </div>
      {readsTime(graph) && <TimeRow event={event} onChange={onChange} />}
      {shown.map((path) => (
        <FieldRow key={path} path={path} event={event} examples={examples} onChange={onChange} />
      ))}
      {fields.length === 0 && <p className="simulate-muted">It reads no values so far.</p>}
      {more > 0 && (
        <UnstyledButton
          className="simulate-link"
          onClick={() => {
            setShowsAll(true);
          }}
        >
          <IconChevronDown size={15} aria-hidden />
          {more} more values
        </UnstyledButton>
      )}
      <AllValues event={event} onChange={onChange} />
    </section>
  );
}

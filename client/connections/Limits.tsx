import { Collapse, NumberInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ConnectionFormState } from './formState.ts';

/** Seldom wanted: how many calls at once, how fast, how long one may take. */
export function Limits({ form }: { readonly form: ConnectionFormState }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const isWrong = ['concurrency', 'perSecond', 'timeoutSeconds'].some(
    (name) => form.errors[name] !== undefined,
  );
  const shown = open || isWrong;
  return (
    <div>
      <UnstyledButton
        className="connections-more"
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => {
          setOpen(!shown);
        }}
      >
        <IconChevronDown size={16} aria-hidden data-open={shown || undefined} />
        Advanced: limits
      </UnstyledButton>
      <Collapse expanded={shown} id={id}>
        <p className="connections-hint">
          They keep one slow destination from being overrun, and from holding up the rest. What is
          over a limit waits its turn.
        </p>
        <div className="connections-limits">
          <NumberInput
            label="Calls at once"
            min={1}
            max={256}
            allowDecimal={false}
            clampBehavior="none"
            {...form.getInputProps('concurrency')}
          />
          <NumberInput
            label="Calls per second"
            placeholder="As they come"
            min={0}
            clampBehavior="none"
            {...form.getInputProps('perSecond')}
          />
          <NumberInput
            label="Time for an answer"
            suffix=" s"
            min={1}
            max={300}
            allowDecimal={false}
            clampBehavior="none"
            {...form.getInputProps('timeoutSeconds')}
          />
        </div>
      </Collapse>
    </div>
  );
}

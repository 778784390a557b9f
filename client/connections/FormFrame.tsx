import { Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { focusMistake } from './focus.ts';
import { KeptNote } from './KeptNote.tsx';
import { TroubleNote } from './TroubleNote.tsx';
import type { BegunForm } from './useBegun.ts';
import type { Leaving } from './useLeaving.ts';

/** What stands around the fields of a form: what was kept, what keeps it from being saved, and the ways out. */
export function FormFrame<Stored, Values extends object>({
  begun,
  stored,
  add,
  gap,
  busy,
  leaving,
  onSend,
  children,
}: {
  readonly begun: BegunForm<Stored, Values>;
  readonly stored: Stored | null;
  /** What the button says where something is added. */
  readonly add: string;
  readonly gap: 'md' | 'lg';
  readonly busy: boolean;
  readonly leaving: Leaving;
  /** Saves the values over what is given: what was opened, or what somebody else has saved meanwhile. */
  readonly onSend: (values: Values, over: Stored | null) => void;
  readonly children: ReactNode;
}) {
  const { form, base, wasLeft, trouble, beginWith } = begun;
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        onSend(values, base);
      }, focusMistake)}
    >
      <Stack gap={gap}>
        {wasLeft && (
          <KeptNote
            onReset={() => {
              beginWith(stored);
            }}
          />
        )}
        {trouble && (
          <TroubleNote
            trouble={trouble}
            busy={busy}
            onTake={beginWith}
            onOverrule={(theirs) => {
              onSend(form.values, theirs);
            }}
          />
        )}
        {children}
      </Stack>
      <div className="connections-buttons">
        <Button variant="default" onClick={leaving.leave}>
          Cancel
        </Button>
        <Button type="submit" loading={busy}>
          {base ? 'Save' : add}
        </Button>
      </div>
    </form>
  );
}

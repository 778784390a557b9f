import { IconRepeat } from '@tabler/icons-react';
import { BarButton } from './BarButton.tsx';
import { sayWish } from './studies.ts';
import type { Sending } from './useSending.tsx';

/** Sends what was sent last, by one click; it has its place from the beginning, so that nothing moves when it can. */
export function SendAgain({ sending: { last, send, isPending } }: { readonly sending: Sending }) {
  const what = last && sayWish(last);
  return (
    <BarButton
      className="demo-again"
      icon={<IconRepeat size={16} aria-hidden />}
      label={what === null ? 'Again' : `Again: ${what}`}
      hint={what === null ? 'Sends the same study again, once one was sent' : `Send ${what} again`}
      data-idle={what === null || undefined}
      // Greyed out it would lose the focus for the moment that sending takes.
      aria-disabled={what === null || isPending || undefined}
      onClick={() => {
        if (last && !isPending) send(last);
      }}
    />
  );
}

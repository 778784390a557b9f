import { IconRepeat } from '@tabler/icons-react';
import { BarButton } from './BarButton.tsx';
import { sayWish } from './studies.ts';
import type { Sending } from './useSending.tsx';

/** Sends what was sent last, by one click. */
export function SendAgain({ sending: { last, send, isPending } }: { readonly sending: Sending }) {
  if (!last) return null;
  const what = sayWish(last);
  return (
    <BarButton
      className="demo-again"
      icon={<IconRepeat size={16} aria-hidden />}
      label={`Again: ${what}`}
      hint={`Send ${what} again`}
      // Greyed out it would lose the focus for the moment that sending takes.
      aria-disabled={isPending || undefined}
      onClick={() => {
        if (!isPending) send(last);
      }}
    />
  );
}

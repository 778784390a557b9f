import {
  IconInbox,
  IconInfoCircle,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlugConnectedX,
  IconRefresh,
  IconSend,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { useCommands, type Command } from '../ui/commands.ts';
import type { Opening } from './opened.ts';
import { sayWish } from './studies.ts';
import type { Sending } from './useSending.tsx';
import type { Streaming } from './useStreaming.ts';

const size = 18;

/** Everything that the bar can do, by name. */
export function useDemoCommands(
  { open }: Opening,
  { last, send }: Sending,
  { isRunning, start, stop }: Streaming,
): void {
  const commands = useMemo((): Command[] => {
    const show = (part: Parameters<typeof open>[0]) => () => {
      open(part, 'palette');
    };
    return [
      {
        id: 'demo:send',
        label: 'Send a test study…',
        keywords: ['demo', 'arrive', 'simulate', 'event'],
        icon: <IconSend size={size} aria-hidden />,
        run: show('send'),
      },
      ...(last
        ? [
            {
              id: 'demo:again',
              label: `Send again: ${sayWish(last)}`,
              keywords: ['demo', 'test', 'study'],
              icon: <IconSend size={size} aria-hidden />,
              run: () => {
                send(last);
              },
            },
          ]
        : []),
      {
        id: 'demo:stream',
        label: isRunning ? 'Stop the stream of studies' : 'Start the stream of studies',
        keywords: ['demo', 'arrive'],
        icon: isRunning ? (
          <IconPlayerStop size={size} aria-hidden />
        ) : (
          <IconPlayerPlay size={size} aria-hidden />
        ),
        run: isRunning ? stop : start,
      },
      {
        id: 'demo:trouble',
        label: 'Make a destination fail…',
        keywords: ['demo', 'fault', 'error', 'slow', 'flaky', 'mend', 'normal'],
        icon: <IconPlugConnectedX size={size} aria-hidden />,
        run: show('trouble'),
      },
      {
        id: 'demo:received',
        label: 'What the hospital received',
        keywords: ['demo', 'calls', 'sandbox', 'requests'],
        icon: <IconInbox size={size} aria-hidden />,
        run: show('received'),
      },
      {
        id: 'demo:about',
        label: 'About the demo hospital',
        keywords: ['help', 'remarks'],
        icon: <IconInfoCircle size={size} aria-hidden />,
        run: show('about'),
      },
      {
        id: 'demo:reset',
        label: 'Reset the demo…',
        keywords: ['begin', 'anew', 'clear', 'first', 'restart'],
        icon: <IconRefresh size={size} aria-hidden />,
        run: show('reset'),
      },
    ];
  }, [open, last, send, isRunning, start, stop]);
  useCommands('Demo', commands);
}

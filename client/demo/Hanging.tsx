import { Popover } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import type { ReactElement, ReactNode } from 'react';
import type { Opening, Part } from './opened.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** A part that hangs below its button, or stands in the middle when the command palette opened it. */
export function Hanging({
  part,
  title,
  width,
  opening: { opened, close },
  button,
  children,
}: {
  readonly part: Part;
  readonly title: string;
  readonly width: number;
  readonly opening: Opening;
  readonly button: ReactElement;
  readonly children: ReactNode;
}) {
  const from = opened?.part === part ? opened.from : null;
  // Wherever the focus is by now: what hangs there may have come in place of what had it.
  useWindowEvent('keydown', ({ key, defaultPrevented }) => {
    if (from === 'bar' && key === 'Escape' && !defaultPrevented) close();
  });
  return (
    <>
      <Popover
        opened={from === 'bar'}
        onChange={(isOpen) => {
          if (!isOpen) close();
        }}
        position="bottom-start"
        width={`min(${width}px, calc(100vw - 16px))`}
        trapFocus
        returnFocus
        withRoles={false}
        shadow="lg"
        radius="lg"
        offset={6}
      >
        <Popover.Target>{button}</Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={title} p={0} className="demo-hanging demo-drop">
          {children}
        </Popover.Dropdown>
      </Popover>
      <Dialog
        opened={from === 'palette'}
        onClose={close}
        onExitTransitionEnd={() => {
          // The palette that it came from is gone.
          if (document.activeElement === document.body) document.getElementById('main')?.focus();
        }}
        title={title}
        size={width + 32}
        padding={0}
        classNames={{ header: 'demo-dialog-header' }}
      >
        <div className="demo-hanging">{children}</div>
      </Dialog>
    </>
  );
}

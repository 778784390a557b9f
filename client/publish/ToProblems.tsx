import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWorkbench } from '../draft/Workbench.tsx';

/** Leaves the dialog for the list of problems. */
export function ToProblems({
  onClose,
  className = '',
  children,
}: {
  readonly onClose: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { desk } = useWorkbench();
  return (
    <Anchor
      component="button"
      fz="inherit"
      className={className}
      onClick={() => {
        onClose();
        desk.open('problems');
      }}
    >
      {children}
    </Anchor>
  );
}

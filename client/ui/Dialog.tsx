import { Drawer, Modal, type DrawerProps, type ModalProps } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useRef } from 'react';
import { useFocusBack } from './useFocusBack.ts';

/** A dialog over the page, which gives the focus back when it closes. */
export function Dialog({ returnFocus = true, ...props }: ModalProps) {
  const [opened, root] = useOpened(props.opened, returnFocus);
  return <Modal {...props} ref={root} opened={opened} returnFocus={false} />;
}

/** A dialog at the right edge of the page, which gives the focus back when it closes. */
export function SideDialog(props: DrawerProps) {
  const [opened, root] = useOpened(props.opened, true);
  return <Drawer {...props} ref={root} position="right" opened={opened} returnFocus={false} />;
}

/** Whether it is open: a moment after it was made, for one that is open from the beginning would come without moving. */
function useOpened(asked: boolean, returnFocus: boolean) {
  const root = useRef<HTMLDivElement>(null);
  const isThere = useMounted();
  const opened = asked && isThere;
  useFocusBack(root, opened, returnFocus);
  return [opened, root] as const;
}

import { Modal, type ModalProps } from '@mantine/core';
import { useMounted } from '@mantine/hooks';

/** A dialog over the page, which gives the focus back when it closes. */
export function Dialog({ opened, ...rest }: ModalProps) {
  return <Modal opened={useOpened(opened)} {...rest} />;
}

/**
 * Whether a dialog or drawer is open: a moment after it was made, for one that is open from the beginning would not know
 * who had the focus before.
 */
export function useOpened(opened: boolean): boolean {
  const isThere = useMounted();
  return opened && isThere;
}

import { Modal } from '@mantine/core';
import { Beginnings } from './Beginnings.tsx';

/** Asks how a new rule shall begin. */
export function NewRule({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title="New rule" size={560}>
      <Beginnings />
    </Modal>
  );
}

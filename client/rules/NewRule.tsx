import { Beginnings } from './Beginnings.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Asks how a new rule shall begin. */
export function NewRule({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Dialog opened={opened} onClose={onClose} title="New rule" size={560}>
      <Beginnings />
    </Dialog>
  );
}

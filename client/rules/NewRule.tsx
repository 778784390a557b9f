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
    // Not in the middle, where its samples would push what stands first out from under the pointer as they come.
    <Dialog opened={opened} onClose={onClose} title="New rule" size={560} centered={false}>
      <Beginnings />
    </Dialog>
  );
}

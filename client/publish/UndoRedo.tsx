import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useDraft, useWorkbench } from '../draft/Workbench.tsx';
import { HeaderButton } from './HeaderButton.tsx';

export function UndoRedo() {
  const { draft, desk } = useWorkbench();
  const canUndo = useDraft(({ past }) => past.length > 0);
  const canRedo = useDraft(({ future }) => future.length > 0);
  return (
    <div className="publish-pair">
      <HeaderButton
        icon={IconArrowBackUp}
        label="Undo"
        keys="Ctrl+Z"
        disabled={!canUndo}
        onClick={() => {
          draft.undo();
          desk.announce('Undone.');
        }}
      />
      <HeaderButton
        icon={IconArrowForwardUp}
        label="Redo"
        keys="Ctrl+Shift+Z"
        disabled={!canRedo}
        onClick={() => {
          draft.redo();
          desk.announce('Done again.');
        }}
      />
    </div>
  );
}

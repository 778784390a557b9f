import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { VersionAnswer } from '../../shared/model/answers/rules.ts';
import { useWorkbench } from '../draft/Workbench.tsx';

/** The note on what was restored; it is out of date once that is published. */
export const restoredNote = 'publish:restored';

/** Makes a version the draft: one step that undo takes back; the rule keeps its name. */
export function useRestore(live: number | null): (version: VersionAnswer) => void {
  const { draft, desk } = useWorkbench();
  return ({ number, graph, timeZone }) => {
    draft.replace({ name: draft.getState().document.name, graph, timeZone });
    const restored = draft.getState().document;
    const next = number === live ? 'It says what is live.' : 'Publish it to let it run.';
    const words = `The draft is version ${number} again. ${next}`;
    desk.announce(words);
    notifications.hide(restoredNote);
    notifications.show({
      id: restoredNote,
      message: (
        <Group justify="space-between" wrap="nowrap">
          {words}
          <Button
            size="compact-sm"
            variant="default"
            flex="none"
            onClick={() => {
              // Later changes are not this button's to take back.
              if (draft.getState().document === restored) draft.undo();
              notifications.hide(restoredNote);
            }}
          >
            Undo
          </Button>
        </Group>
      ),
      autoClose: 8_000,
    });
  };
}

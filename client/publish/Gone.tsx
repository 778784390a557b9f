import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { useCreateRule } from '../api/rules.ts';
import { useWorkbench } from '../draft/Workbench.tsx';
import { complain } from '../ui/notify.ts';
import type { Autosave } from './autosave.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** The rule was deleted while it was open here: what is drawn can still become a rule of its own. */
export function Gone({ autosave }: { readonly autosave: Autosave }) {
  const isGone = useStore(autosave.state, ({ kind }) => kind === 'gone');
  const { draft } = useWorkbench();
  const create = useCreateRule();
  const [, go] = useLocation();
  const [isMaking, setMaking] = useState(false);

  async function keep(): Promise<void> {
    const { name, graph, timeZone } = draft.getState().document;
    setMaking(true);
    try {
      go(`/rules/${(await create.mutateAsync({ name, graph, timeZone })).id}`);
    } catch (error) {
      setMaking(false);
      complain(error instanceof Error ? error.message : String(error), 'It could not be kept');
    }
  }

  return (
    <Dialog
      opened={isGone}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="This rule is gone"
    >
      <Text>
        It was deleted elsewhere, or the demo was reset. You can keep what you see here as a new
        rule.
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" loading={isMaking} onClick={() => void keep()}>
          Keep as a new rule
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            go('/rules');
          }}
        >
          Back to the rules
        </Button>
      </Group>
    </Dialog>
  );
}

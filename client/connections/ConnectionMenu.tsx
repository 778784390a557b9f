import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConnectionAnswer } from '../../shared/model/answers/connections.ts';
import { useDeleteConnection } from '../api/connections.ts';
import { say } from '../ui/notify.ts';
import { Deleting } from './Deleting.tsx';

/** What is seldom done with a connection. */
export function ConnectionMenu({
  connection: { id, name },
}: {
  readonly connection: ConnectionAnswer;
}) {
  const [asking, ask] = useState(false);
  const remove = useDeleteConnection();
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More for ${name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => {
              ask(true);
            }}
          >
            Delete…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Deleting
        opened={asking}
        title={`Delete “${name}”?`}
        confirm="Delete connection"
        error={remove.error}
        busy={remove.isPending}
        onConfirm={() => {
          remove.mutate(id, {
            onSuccess: () => {
              ask(false);
              say(`“${name}” was deleted.`);
            },
          });
        }}
        onClose={() => {
          remove.reset();
          ask(false);
        }}
      >
        Its users and their logins are deleted with it. Rules that were drawn for it stay and have
        to be given another connection.
      </Deleting>
    </>
  );
}

import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconRestore, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { RuleAnswer } from '../../shared/model/answers/rules.ts';
import { useDuplicateRule, versionQuery } from '../api/rules.ts';
import { complain, say } from '../ui/notify.ts';
import type { Autosave } from './autosave.ts';
import { useRestore } from './useRestore.tsx';

/** What else can be done with the rule. */
export function MoreMenu({
  rule,
  autosave,
  onDelete,
}: {
  readonly rule: RuleAnswer;
  readonly autosave: Autosave;
  /** Asks, then deletes. */
  readonly onDelete: () => void;
}) {
  const duplicate = useDuplicateRule();
  const discard = useDiscard(rule);
  const [, go] = useLocation();

  async function copy(): Promise<void> {
    try {
      // The copy has what is seen here, not what was saved a moment ago.
      if ((await autosave.flush()) === null) return;
      const { id } = await duplicate.mutateAsync(rule.id);
      go(`/rules/${id}`);
      say('This is the copy. Change it as you like; it runs once you publish it.');
    } catch (error) {
      complain(error instanceof Error ? error.message : String(error), 'It was not duplicated');
    }
  }

  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={34}
          className="publish-tool"
          aria-label="More for this rule"
          loading={duplicate.isPending}
        >
          <IconDots size={19} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
          Duplicate rule
        </Menu.Item>
        {rule.live !== null && rule.changed && (
          <Menu.Item
            leftSection={<IconRestore size={16} aria-hidden />}
            onClick={() => void discard()}
          >
            Discard the draft
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item
          color="var(--sh-bad)"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={onDelete}
        >
          Delete rule…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Back to what is live, without going through the history. Undo takes it back. */
function useDiscard({ id, live }: RuleAnswer) {
  const client = useQueryClient();
  const restore = useRestore(live);
  return async (): Promise<void> => {
    if (live === null) return;
    try {
      restore(await client.fetchQuery(versionQuery(id, live)));
    } catch (error) {
      complain(error instanceof Error ? error.message : String(error), 'The draft stays as it is');
    }
  };
}

import { ActionIcon, Anchor, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconCopy,
  IconCursorText,
  IconDots,
  IconExternalLink,
  IconSend,
  IconTrash,
  IconZoomQuestion,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import type { RuleSummary } from '../../shared/model/answers/rules.ts';
import { useDuplicateRule } from '../api/rules.ts';
import { complain } from '../ui/notify.ts';
import type { Intent } from './intent.ts';

/** What else can be done with a rule. */
export function RuleMenu({
  rule,
  onIntent,
}: {
  readonly rule: RuleSummary;
  readonly onIntent: (intent: Intent) => void;
}) {
  const intend = (kind: 'rename' | 'delete') => () => {
    onIntent({ kind, rule });
  };
  const duplicate = useDuplicateRule();
  function copy(): void {
    duplicate.mutate(rule.id, {
      onSuccess: ({ id, name }) => {
        notifications.show({
          message: (
            <>
              “{name}” was made.{' '}
              <Anchor component={Link} href={`/rules/${id}`}>
                Open it
              </Anchor>
            </>
          ),
        });
      },
      onError: ({ message }) => {
        complain(message, `“${rule.name}” could not be duplicated`);
      },
    });
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More for ${rule.name}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          href={`/rules/${rule.id}`}
          leftSection={<IconExternalLink size={16} aria-hidden />}
        >
          Open
        </Menu.Item>
        <Menu.Item
          component={Link}
          href={`/activity?rule=${rule.id}`}
          leftSection={<IconSend size={16} aria-hidden />}
        >
          Its calls
        </Menu.Item>
        <Menu.Item
          component={Link}
          href={`/activity?view=events&rule=${rule.id}`}
          leftSection={<IconZoomQuestion size={16} aria-hidden />}
        >
          Why did it not act?
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
          Duplicate
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCursorText size={16} aria-hidden />}
          onClick={intend('rename')}
        >
          Rename…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="var(--sh-bad)"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={intend('delete')}
        >
          Delete…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

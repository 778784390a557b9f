import { Button, Group, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { RuleSummary } from '../../shared/model/answers/rules.ts';
import { useRenameRule } from '../api/rules.ts';
import { refusalOf } from './refusal.ts';
import { Dialog } from '../ui/Dialog.tsx';

const longest = 200;

/** Asks for another name. */
export function RenameRule({
  rule,
  opened,
  onClose,
}: {
  readonly rule: RuleSummary;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const rename = useRenameRule();
  const [name, setName] = useState(rule.name);
  const [mistake, setMistake] = useState<string | null>(null);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') {
      setMistake('Give the rule a name.');
      return;
    }
    await save(wanted, rule.revision, true);
  }

  async function save(wanted: string, revision: number, mayTryAgain: boolean): Promise<void> {
    try {
      await rename.mutateAsync({ id: rule.id, revision, name: wanted });
      onClose();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.kind === 'stale' && mayTryAgain) await save(wanted, refusal.revision, false);
      else setMistake(refusal.kind === 'other' ? refusal.message : 'Try again in a moment.');
    }
  }

  return (
    <Dialog opened={opened} onClose={onClose} title="Rename the rule">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          label="Name"
          data-autofocus
          maxLength={longest}
          value={name}
          error={mistake}
          onFocus={({ currentTarget }) => {
            currentTarget.select();
          }}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value);
            setMistake(null);
          }}
        />
        {rule.live !== null && (
          <p className="rules-remark">
            Studyhook calls it so at once, everywhere. The names of its webhooks follow with the
            next version that you publish.
          </p>
        )}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={rename.isPending}>
            Rename
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

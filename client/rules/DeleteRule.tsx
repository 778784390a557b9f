import { useState } from 'react';
import type { RuleSummary } from '../../shared/model/answers/rules.ts';
import { useDeleteRule } from '../api/rules.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { complain, say } from '../ui/notify.ts';
import { refusalOf } from './refusal.ts';
import { isLive } from './arrange.ts';
import { callsThat } from './words.ts';

/** Asks before a rule is deleted, and again where that calls deliveries off that nobody knew of. */
export function DeleteRule({
  rule,
  opened,
  onClose,
}: {
  readonly rule: RuleSummary;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const remove = useDeleteRule();
  const [open, setOpen] = useState(countOpen(rule));

  async function confirm(): Promise<void> {
    try {
      const { cancelled } = await remove.mutateAsync({ id: rule.id, cancel: open > 0 });
      onClose();
      const told = cancelled > 0 ? ` ${callsThat(cancelled, 'was', 'were')} called off.` : '';
      say(`“${rule.name}” is deleted.${told}`);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.kind === 'open') setOpen(refusal.waiting + refusal.held);
      else {
        onClose();
        complain(
          refusal.kind === 'other' ? refusal.message : 'Try again in a moment.',
          `“${rule.name}” could not be deleted`,
        );
      }
    }
  }

  return (
    <Confirm
      opened={opened}
      title="Delete this rule?"
      confirm={open > 0 ? 'Call off and delete' : 'Delete rule'}
      danger
      busy={remove.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p className="rules-ask">
        “{rule.name}” and its versions will be gone.{' '}
        {isLive(rule) && 'It is live: from then on it acts on nothing. '}
        What it has done stays in the activity.
      </p>
      {open > 0 && (
        <p className="rules-ask" role="alert">
          <strong>
            {callsThat(open, 'has not come to its end', 'have not come to their end')}.
          </strong>{' '}
          Deleting the rule calls {open === 1 ? 'it' : 'them'} off.
        </p>
      )}
    </Confirm>
  );
}

function countOpen({ open: { waiting = 0, sending = 0, held = 0 } }: RuleSummary): number {
  return waiting + sending + held;
}

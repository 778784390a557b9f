import { Anchor, Button, Group } from '@mantine/core';
import { Link } from 'wouter';
import { weightOf } from '../../shared/authoring/weight.ts';
import type { RuleAnswer } from '../../shared/model/answers/rules.ts';

export interface Import {
  readonly rules: readonly RuleAnswer[];
  readonly remarks: readonly { readonly rule: string; readonly message: string }[];
}

/** What an import has made, and what there is to do about it. */
export function Imported({
  done: { rules, remarks },
  onClose,
}: {
  readonly done: Import;
  readonly onClose: () => void;
}) {
  return (
    <>
      <p className="rules-ask">
        {rules.length === 1 ? 'One draft was made.' : `${rules.length} drafts were made.`} Look at
        each and publish it to let it run.
      </p>
      <ul className="rules-imported">
        {rules.map(({ id, name, problems }) => {
          const open = problems.filter((problem) => weightOf(problem) === 'error').length;
          return (
            <li key={id}>
              <Anchor component={Link} href={`/rules/${id}`} fw={600}>
                {name}
              </Anchor>
              {open > 0 && (
                <span> · {open === 1 ? 'one problem' : `${open} problems`} to mend</span>
              )}
              {remarks
                .filter(({ rule }) => rule === id)
                .map(({ message }) => (
                  <p key={message}>{message}</p>
                ))}
            </li>
          );
        })}
      </ul>
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>Done</Button>
      </Group>
    </>
  );
}

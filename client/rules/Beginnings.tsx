import { Skeleton, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconPlus, IconSparkles } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { newRuleName } from '../../shared/authoring/newRule.ts';
import { samplesQuery } from '../api/demo.ts';
import { rulesQuery, useCreateRule, type NewRule } from '../api/rules.ts';
import { complain } from '../ui/notify.ts';
import { freeName } from './arrange.ts';

/** How a rule can begin: with nothing, or with a sample. Choosing one makes the rule and opens it. */
export function Beginnings() {
  const samples = useQuery(samplesQuery());
  const client = useQueryClient();
  const create = useCreateRule();
  const [, go] = useLocation();

  function begin(wanted: string, sample?: string): void {
    const name = freeName(wanted, client.getQueryData(rulesQuery.queryKey) ?? []);
    create.mutate(
      { name, timeZone: ownTimeZone(), ...(sample !== undefined && { sample }) },
      {
        onSuccess: ({ id }) => {
          go(`/rules/${id}`, { replace: location.search !== '' });
        },
        onError: ({ message }) => {
          complain(message, 'The rule could not be made');
        },
      },
    );
  }

  const isMaking = ({ sample }: Pick<NewRule, 'sample'>) =>
    create.isPending && create.variables.sample === sample;
  return (
    <div className="rules-beginnings">
      <Beginning
        icon={<IconPlus size={20} aria-hidden />}
        name="Blank rule"
        isFirst
        note="An empty drawing: choose what it waits for, and what it does then."
        busy={isMaking({})}
        disabled={create.isPending}
        onChoose={() => {
          begin(newRuleName);
        }}
      />
      {(samples.isPending || (samples.data?.rules.length ?? 0) > 0) && (
        <h3 className="rules-beginnings-title">Or begin with a sample</h3>
      )}
      {samples.isPending && [0, 1, 2].map((at) => <Skeleton key={at} height={66} radius="md" />)}
      {samples.data?.rules.map(({ name, note }) => (
        <Beginning
          key={name}
          icon={<IconSparkles size={20} aria-hidden />}
          name={name}
          note={note}
          busy={isMaking({ sample: name })}
          disabled={create.isPending}
          onChoose={() => {
            begin(name, name);
          }}
        />
      ))}
    </div>
  );
}

/** Where whoever draws the rule is: hours and weekdays of a hospital are those of its staff. */
function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function Beginning({
  icon,
  name,
  note,
  busy,
  disabled,
  isFirst = false,
  onChoose,
}: {
  readonly icon: ReactNode;
  readonly name: string;
  readonly note: string;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly isFirst?: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <UnstyledButton
      className="rules-beginning"
      aria-busy={busy}
      disabled={disabled}
      data-autofocus={isFirst || undefined}
      onClick={onChoose}
    >
      <span className="rules-beginning-icon">{icon}</span>
      <span className="rules-beginning-text">
        <strong>{name}</strong>
        <span>{busy ? 'Making the rule…' : note}</span>
      </span>
      <IconArrowRight className="rules-beginning-arrow" size={18} aria-hidden />
    </UnstyledButton>
  );
}

import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { NameKind } from '../../../shared/catalogue.ts';
import { connectionsQuery, namesQuery, useRefreshNames } from '../../api/connections.ts';
import { complain } from '../../ui/notify.ts';
import type { Choice } from '../field/choice.ts';
import { useNotes } from '../field/Notes.tsx';
import { Picker } from '../field/Picker.tsx';
import { isUuid } from '../field/scalars.ts';
import { likely } from '../field/suggest.ts';
import type { ValueProps } from './parameterProps.ts';
import { fixedValue, shownOf } from './parameterModes.ts';

/** A destination, user, group, … by its name; a uuid can be pasted as well. */
export function NamesInput({
  kind,
  connection,
  name,
  parameter,
  value,
  write,
}: ValueProps & { readonly kind: NameKind; readonly connection: string }) {
  const names = useNames(connection, kind);
  const shown = shownOf(value);
  const text = shown.kind === 'plain' ? shown.text : '';
  const choices = useMemo(() => (names.list ?? []).map(choiceOf), [names.list]);
  const suggestions = useMemo(() => ({ subject: kind, choices: likely(choices) }), [kind, choices]);
  const isUnnamed =
    text !== '' && names.list !== undefined && !choices.some((choice) => choice.value === text);
  const notes = useNotes(`parameters.${name}`, {
    hint: (
      <>
        {parameter.hint}
        {names.state === 'failed' && <Trouble message={names.message} again={names.again} />}
        {names.state === 'no_account' && <NoAccount kind={kind} />}
        {isUnnamed && isUuid(text) && <>No {kind} in the list has this UUID.</>}
      </>
    ),
  });
  return (
    <Picker
      {...notes}
      label={null}
      ariaLabel={parameter.label}
      value={text === '' ? null : text}
      choices={choices}
      suggestions={suggestions}
      create={(typed) =>
        isUuid(typed.trim())
          ? { value: typed.trim(), name: typed.trim(), label: 'Use this UUID' }
          : null
      }
      onChoose={(chosen) => {
        write(fixedValue(chosen));
      }}
      placeholder={names.state === 'loading' ? 'Asking for names…' : `Choose a ${kind}`}
      nothing={
        names.state === 'loading'
          ? 'Asking for names…'
          : names.state === 'known'
            ? `No ${kind} of that name. A UUID can be pasted.`
            : 'The names are not known. A UUID can be pasted.'
      }
      dropdownWidth={348}
      footer={
        names.state === 'no_account' ? undefined : (
          <Group justify="space-between" wrap="nowrap">
            <Text size="xs" c="dimmed">
              Something missing?
            </Text>
            <Button
              size="compact-xs"
              variant="subtle"
              loading={names.isAsking}
              leftSection={<IconRefresh size={14} aria-hidden />}
              // The list stays open while the platform is asked.
              onMouseDown={(event) => {
                event.preventDefault();
              }}
              onClick={names.again}
            >
              Ask again
            </Button>
          </Group>
        )
      }
    />
  );
}

function choiceOf({ uuid: value, name }: { readonly uuid: string; readonly name: string }): Choice {
  return { value, name: value, label: name };
}

function Trouble({ message, again }: { readonly message: string; readonly again: () => void }) {
  return (
    <>
      The names could not be read: {message}{' '}
      <Anchor component="button" type="button" inherit onClick={again}>
        Ask again
      </Anchor>
    </>
  );
}

function NoAccount({ kind }: { readonly kind: NameKind }) {
  return (
    <>
      To choose a {kind} by name, the connection needs to know its account.{' '}
      <Anchor component={Link} href="/connections" inherit>
        Open Connections
      </Anchor>
    </>
  );
}

function useNames(connection: string, kind: NameKind) {
  const account = useQuery({
    ...connectionsQuery,
    select: (all) => all.find(({ id }) => id === connection)?.accountId ?? null,
  }).data;
  const asked = useQuery({
    ...namesQuery(connection, kind),
    retry: false,
    enabled: Boolean(account),
  });
  const refresh = useRefreshNames();
  const again = (): void => {
    refresh.mutate(
      { connection, kind },
      {
        onError: (error) => {
          complain(error.message, 'The names could not be read');
        },
      },
    );
  };
  const state =
    account === null
      ? ('no_account' as const)
      : asked.data
        ? ('known' as const)
        : asked.error
          ? ('failed' as const)
          : ('loading' as const);
  return {
    state,
    list: asked.data,
    message: asked.error?.message ?? '',
    isAsking: refresh.isPending || asked.isFetching,
    again,
  };
}

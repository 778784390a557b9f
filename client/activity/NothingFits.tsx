import { Button, Group } from '@mantine/core';
import { IconCircleDashed, IconFilterOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { counted } from '../../shared/authoring/words.ts';
import type { DeliveryState } from '../../shared/model/delivery.ts';
import { eventsQuery } from '../api/journal.ts';
import { Empty } from '../ui/PageState.tsx';
import { eventFilterOf, withoutFilters, type Filters } from './filters.ts';
import { RowSkeletons } from './RowSkeletons.tsx';
import type { ChangeFilters } from './useFilters.ts';

interface Asked {
  readonly filters: Filters;
  readonly change: ChangeFilters;
}

/** In place of a list in which nothing fits the filters. */
export function NothingFits({ filters, change }: Asked) {
  const text = filters.search.trim();
  return (
    <Empty
      icon={<IconFilterOff size={28} aria-hidden />}
      title={text === '' ? 'Nothing fits these filters' : `Nothing here has “${text}” in it`}
      action={<ClearFilters filters={filters} change={change} />}
    >
      {text === ''
        ? 'Take one of them away, or all, to see more.'
        : 'Search looks for a part of any value of the event: a patient’s name, an accession number, a UID. What it does not find has not come in, or is written differently.'}
    </Empty>
  );
}

const noneWords: Readonly<Record<DeliveryState, string>> = {
  waiting: 'No call is waiting',
  sending: 'No call is being sent',
  succeeded: 'No call has succeeded',
  failed: 'No call has failed',
  held: 'No call is held',
  cancelled: 'No call has been cancelled',
  skipped: 'No call has been skipped',
};

/** No call stands as was asked for; those that did have gone on. */
function NoneInState({ filters: { states }, change }: Asked) {
  const [only, another] = states;
  return (
    <Empty
      icon={<IconCircleDashed size={28} aria-hidden />}
      title={only && !another ? noneWords[only] : 'No call is in one of these states'}
      action={
        <Button
          variant="default"
          onClick={() => {
            change({ states: [] });
          }}
        >
          Show all calls
        </Button>
      }
    >
      Calls go on from one state to another: what was here has its place among all of them.
    </Empty>
  );
}

/** So many events are looked at; more are as good as many. */
const few = 5;

/** No call fits the filters; where an event does, it can tell why nothing was called. */
export function NoCallFits({ filters, change }: Asked) {
  const filter = useMemo(() => eventFilterOf(filters), [filters]);
  const isAboutStates = filters.states.length > 0 && filters.search === '' && !filters.rule;
  const events = useInfiniteQuery({ ...eventsQuery(filter, few), enabled: !isAboutStates });
  if (events.isLoading) return <RowSkeletons label="Looking among the events…" />;
  if (isAboutStates && filters.type === null && filters.span === 'all')
    return <NoneInState filters={filters} change={change} />;
  const found = events.data?.pages[0]?.items ?? [];
  const [first] = found;
  if (!first) return <NothingFits filters={filters} change={change} />;
  const isMore = events.hasNextPage;
  const count = `${counted(found.length, 'event')}${isMore ? ' or more' : ''}`;
  return (
    <Empty
      icon={<IconCircleDashed size={28} aria-hidden />}
      title="No call was made that fits"
      action={
        <Group mt={4} justify="center">
          {found.length === 1 ? (
            <Button
              component={Link}
              href={`/activity/events/${first.key}${filters.rule ? `?rule=${filters.rule}` : ''}`}
            >
              Find out why
            </Button>
          ) : (
            <Button
              onClick={() => {
                change({ view: 'events' });
              }}
            >
              Look at the events
            </Button>
          )}
          <ClearFilters filters={filters} change={change} />
        </Group>
      }
    >
      But {count} came in. {found.length === 1 ? 'Its page says' : 'Their pages say'} what each rule
      made of {found.length === 1 ? 'it' : 'them'}.
    </Empty>
  );
}

function ClearFilters({ filters, change }: Asked) {
  return (
    <Button
      variant="default"
      onClick={() => {
        change(withoutFilters(filters));
      }}
    >
      Clear filters
    </Button>
  );
}

import { IconBolt } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EventSummary } from '../../shared/model/answers/journal.ts';
import { eventsQuery } from '../api/journal.ts';
import { Empty, Failed } from '../ui/PageState.tsx';
import { EventRow } from './EventRow.tsx';
import { eventFilterOf, isFiltered, type Filters } from './filters.ts';
import { LiveList } from './LiveList.tsx';
import { NothingFits } from './NothingFits.tsx';
import { RowSkeletons } from './RowSkeletons.tsx';
import type { ChangeFilters } from './useFilters.ts';

/** The events that fit the filters, those that led to nothing included. */
export function EventList({
  filters,
  change,
}: {
  readonly filters: Filters;
  readonly change: ChangeFilters;
}) {
  const filter = useMemo(() => eventFilterOf(filters), [filters]);
  const list = useInfiniteQuery({ ...eventsQuery(filter), placeholderData: keepPreviousData });
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data]);
  if (!items) {
    if (list.error) return <Failed error={list.error} retry={() => void list.refetch()} />;
    return <RowSkeletons label="Loading the events…" />;
  }
  if (items.length === 0 && !list.isPlaceholderData) {
    return isFiltered(filters) ? <NothingFits filters={filters} change={change} /> : <NothingYet />;
  }
  return (
    <LiveList
      items={items}
      listing={`${JSON.stringify(filter)} ${list.isPlaceholderData}`}
      idOf={keyOf}
      label="Events, newest first"
      busy={list.isPlaceholderData}
      row={(event) => <EventRow event={event} rule={filters.rule} />}
      more={{
        there: list.hasNextPage,
        busy: list.isFetchingNextPage,
        load: () => void list.fetchNextPage(),
      }}
    />
  );
}

function keyOf({ key }: EventSummary): number {
  return key;
}

function NothingYet() {
  return (
    <Empty icon={<IconBolt size={28} aria-hidden />} title="No events yet">
      Whatever is sent to <code>POST /events</code> shows up here, also when no rule acts on it. In
      the demo, send a test study from the bar at the top.
    </Empty>
  );
}

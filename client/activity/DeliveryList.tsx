import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { DeliverySummary } from '../../shared/model/answers/journal.ts';
import { deliveriesQuery } from '../api/journal.ts';
import { Empty, Failed } from '../ui/PageState.tsx';
import { DeliveryRow } from './DeliveryRow.tsx';
import { deliveryFilterOf, isFiltered, type Filters } from './filters.ts';
import { LiveList } from './LiveList.tsx';
import { NoCallFits } from './NothingFits.tsx';
import { RowSkeletons } from './RowSkeletons.tsx';
import { Together } from './Together.tsx';
import type { ChangeFilters } from './useFilters.ts';
import { useRuleNames } from './useRuleNames.ts';

/** The deliveries that fit the filters. */
export function DeliveryList({
  filters,
  change,
}: {
  readonly filters: Filters;
  readonly change: ChangeFilters;
}) {
  const filter = useMemo(() => deliveryFilterOf(filters), [filters]);
  const list = useInfiniteQuery({ ...deliveriesQuery(filter), placeholderData: keepPreviousData });
  const ruleNames = useRuleNames();
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data]);
  if (!items || ruleNames === undefined) {
    if (list.error) return <Failed error={list.error} retry={() => void list.refetch()} />;
    return <RowSkeletons label="Loading the deliveries…" />;
  }
  if (items.length === 0 && !list.isPlaceholderData) {
    return isFiltered(filters) ? <NoCallFits filters={filters} change={change} /> : <NothingYet />;
  }
  return (
    <>
      <Together filter={filter} />
      <LiveList
        items={items}
        listing={`${JSON.stringify(filter)} ${list.isPlaceholderData}`}
        idOf={idOf}
        label="Deliveries, newest first"
        busy={list.isPlaceholderData}
        row={(delivery) => <DeliveryRow delivery={delivery} rules={ruleNames} />}
        more={{
          there: list.hasNextPage,
          busy: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
    </>
  );
}

function idOf({ id }: DeliverySummary): string {
  return id;
}

function NothingYet() {
  return (
    <Empty
      icon={<IconSend size={28} aria-hidden />}
      title="No calls yet"
      action={
        <Button component={Link} href="/rules">
          To the rules
        </Button>
      }
    >
      As soon as an event fits a rule that runs, its call shows up here, with everything that was
      sent and answered.
    </Empty>
  );
}

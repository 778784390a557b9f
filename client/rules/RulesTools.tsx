import { CloseButton, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { filters, orders, type Arrangement, type Filter } from './arrange.ts';

const filterLabels: Readonly<Record<Filter, string>> = {
  all: 'All',
  live: 'Live',
  off: 'Not running',
  problems: 'With problems',
  failing: 'Failing',
};

const orderLabels = [
  { value: 'name', label: 'By name' },
  { value: 'changed', label: 'Latest change first' },
  { value: 'calls', label: 'Most calls first' },
] as const;

/** Which rules are shown, in which order. */
export function RulesTools({
  arrangement: { search, filter, order },
  counts,
  onChange,
}: {
  readonly arrangement: Arrangement;
  readonly counts: Readonly<Record<Filter, number>>;
  readonly onChange: (change: Partial<Arrangement>) => void;
}) {
  return (
    <div className="rules-tools" role="search" aria-label="Rules">
      <TextInput
        className="rules-search"
        type="search"
        aria-label="Search rules"
        placeholder="Name or sentence…"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={({ currentTarget }) => {
          onChange({ search: currentTarget.value });
        }}
        rightSection={
          search === '' ? null : (
            <CloseButton
              size="sm"
              aria-label="Clear the search"
              onClick={() => {
                onChange({ search: '' });
              }}
            />
          )
        }
      />
      <SegmentedControl
        className="rules-filter"
        aria-label="Show"
        value={filter}
        onChange={(value) => {
          onChange({ filter: filters.find((one) => one === value) ?? 'all' });
        }}
        data={filters.map((value) => ({
          value,
          label: (
            <>
              {filterLabels[value]} <span className="rules-count">{counts[value]}</span>
            </>
          ),
        }))}
      />
      <Select
        className="rules-order"
        aria-label="Order"
        allowDeselect={false}
        data={orderLabels}
        value={order}
        onChange={(value) => {
          onChange({ order: orders.find((one) => one === value) ?? 'name' });
        }}
      />
    </div>
  );
}

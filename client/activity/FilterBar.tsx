import { Button, MultiSelect, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { ambra } from '../../shared/catalogue/ambra.ts';
import { deliveryStates } from '../../shared/model/delivery.ts';
import { rulesQuery } from '../api/rules.ts';
import { longList } from '../ui/longList.ts';
import { CustomSpan } from './CustomSpan.tsx';
import { isFiltered, spans, withoutFilters, type Filters, type Span } from './filters.ts';
import { SearchField } from './SearchField.tsx';
import type { ChangeFilters } from './useFilters.ts';
import { stateWords } from './words.ts';

const spanWords: Readonly<Record<Span, string>> = {
  all: 'Any time',
  hour: 'Last hour',
  day: 'Last 24 hours',
  week: 'Last 7 days',
  custom: 'From … to …',
};

const spanChoices = spans.map((span) => ({ value: span, label: spanWords[span] }));
const stateChoices = deliveryStates.map((state) => ({ value: state, label: stateWords[state] }));
const knownTypes = ambra.events
  .filter(({ familyPrefix }) => familyPrefix === undefined)
  .map(({ name, label }) => ({ value: name, label }));

/** What to look for; rule and state are of deliveries only. */
export function FilterBar({
  filters,
  change,
}: {
  readonly filters: Filters;
  readonly change: ChangeFilters;
}) {
  const search = useCallback(
    (text: string) => {
      change({ search: text }, { replace: true });
    },
    [change],
  );
  return (
    <div className="activity-filters" role="search" aria-label="Filter the list">
      <SearchField value={filters.search} onSearch={search} />
      {filters.view === 'deliveries' && (
        <>
          <RuleFilter rule={filters.rule} change={change} />
          <StateFilter states={filters.states} change={change} />
        </>
      )}
      <TypeFilter type={filters.type} change={change} />
      <Select
        aria-label="Time"
        data={spanChoices}
        value={filters.span}
        allowDeselect={false}
        onChange={(span) => {
          change({ span: spans.find((one) => one === span) ?? 'all' });
        }}
      />
      {isFiltered(filters) && (
        <Button
          variant="subtle"
          leftSection={<IconX size={16} aria-hidden />}
          onClick={() => {
            change(withoutFilters(filters));
          }}
        >
          Clear filters
        </Button>
      )}
      {filters.span === 'custom' && <CustomSpan filters={filters} change={change} />}
    </div>
  );
}

function RuleFilter({
  rule,
  change,
}: {
  readonly rule: string | null;
  readonly change: ChangeFilters;
}) {
  const rules = useQuery(rulesQuery).data;
  const choices = useMemo(() => {
    const known = (rules ?? []).map(({ id, name }) => ({ value: id, label: name }));
    const isGone = rule !== null && rules && !known.some(({ value }) => value === rule);
    return isGone ? [...known, { value: rule, label: 'A rule that was deleted' }] : known;
  }, [rules, rule]);
  return (
    <Select
      aria-label="Rule"
      placeholder="Any rule"
      data={choices}
      value={rule}
      searchable
      clearable
      nothingFoundMessage="No rule has this name"
      {...longList}
      onChange={(chosen) => {
        change({ rule: chosen });
      }}
    />
  );
}

function TypeFilter({
  type,
  change,
}: {
  readonly type: string | null;
  readonly change: ChangeFilters;
}) {
  const choices = useMemo(() => {
    const isKnown = type === null || knownTypes.some(({ value }) => value === type);
    return isKnown ? knownTypes : [...knownTypes, { value: type, label: type }];
  }, [type]);
  return (
    <Select
      aria-label="Event"
      placeholder="Any event"
      data={choices}
      value={type}
      searchable
      clearable
      nothingFoundMessage="No event has this name"
      {...longList}
      filter={({ options, search }) => {
        const wanted = search.trim().toLowerCase();
        return options.filter(
          (one) =>
            'value' in one &&
            (one.label.toLowerCase().includes(wanted) || one.value.toLowerCase().includes(wanted)),
        );
      }}
      onChange={(chosen) => {
        change({ type: chosen });
      }}
    />
  );
}

/** Several at once, said in one line, so that choosing another does not push the list down. */
function StateFilter({
  states,
  change,
}: {
  readonly states: Filters['states'];
  readonly change: ChangeFilters;
}) {
  const words = states.map((state) => stateWords[state]).join(', ');
  return (
    <MultiSelect
      aria-label="State"
      className="activity-states"
      maxDropdownHeight={300}
      placeholder={states.length === 0 ? 'Any state' : ''}
      data={stateChoices}
      value={[...states]}
      clearable
      renderPill={({ value }) =>
        value === states[0] ? (
          <span className="activity-states-chosen" title={words}>
            {words}
          </span>
        ) : null
      }
      onChange={(chosen) => {
        change({ states: deliveryStates.filter((state) => chosen.includes(state)) });
      }}
    />
  );
}

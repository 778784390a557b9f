import { Tabs, Title } from '@mantine/core';
import { IconBolt, IconSend } from '@tabler/icons-react';
import { useEffect } from 'react';
import { AboutRule } from './AboutRule.tsx';
import './activity.css';
import './list.css';
import './listNarrow.css';
import { DeliveryList } from './DeliveryList.tsx';
import { EventList } from './EventList.tsx';
import { FilterBar } from './FilterBar.tsx';
import { views, writeFilters } from './filters.ts';
import { rememberList } from './lastList.ts';
import { Totals } from './Totals.tsx';
import { useFilters } from './useFilters.ts';

/** What comes in and what goes out, live; what is looked for stands in the address. */
export function ActivityPage() {
  const [filters, change] = useFilters();
  useEffect(() => {
    rememberList(`/activity?${writeFilters(filters).toString()}`);
  }, [filters]);
  return (
    <div className="activity-page">
      <header className="activity-header">
        <Title order={1} size="h2">
          Activity
        </Title>
        <Totals />
      </header>
      <Tabs
        value={filters.view}
        keepMounted={false}
        onChange={(view) => {
          change({ view: views.find((one) => one === view) ?? 'deliveries' });
        }}
      >
        <Tabs.List aria-label="What to show">
          <Tabs.Tab value="deliveries" leftSection={<IconSend size={17} aria-hidden />}>
            Deliveries
          </Tabs.Tab>
          <Tabs.Tab value="events" leftSection={<IconBolt size={17} aria-hidden />}>
            Events
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="deliveries">
          <FilterBar filters={filters} change={change} />
          <DeliveryList filters={filters} change={change} />
        </Tabs.Panel>
        <Tabs.Panel value="events">
          <FilterBar filters={filters} change={change} />
          {filters.rule !== null && (
            <AboutRule
              rule={filters.rule}
              onLeave={() => {
                change({ rule: null });
              }}
            />
          )}
          <EventList filters={filters} change={change} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

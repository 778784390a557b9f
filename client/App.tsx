import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { followLive } from './api/live.ts';
import { createQueryClient } from './api/queryClient.ts';
import { DemoBar } from './demo/DemoBar.tsx';
import { Keys } from './help/Keys.tsx';
import { RulesPage } from './rules/RulesPage.tsx';
import { Gate } from './shell/Gate.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { PageErrors } from './shell/PageErrors.tsx';
import { Shell } from './shell/Shell.tsx';
import { late } from './ui/late.tsx';
import { Loading } from './ui/PageState.tsx';
import { cssVariables, theme } from './ui/theme.ts';

// The first page is there at once; the others come when they are asked for.
const whole = { waiting: <Loading />, told: 'page' } as const;
const EditorPage = late(async () => (await import('./EditorPage.tsx')).EditorPage, whole);
const ActivityPage = late(
  async () => (await import('./activity/ActivityPage.tsx')).ActivityPage,
  whole,
);
const DeliveryPage = late(
  async () => (await import('./activity/DeliveryPage.tsx')).DeliveryPage,
  whole,
);
const EventPage = late(async () => (await import('./activity/EventPage.tsx')).EventPage, whole);
const ConnectionsPage = late(
  async () => (await import('./connections/ConnectionsPage.tsx')).ConnectionsPage,
  whole,
);

export function App() {
  const [client] = useState(createQueryClient);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        {/* Below dialogs: what they ask comes first, and stays within reach. */}
        <Notifications position="bottom-center" notificationMaxHeight={420} zIndex={190} />
        <Gate>
          <Live client={client} />
          <Keys />
          <Shell demoBar={<DemoBar />}>
            <PageErrors>
              <Pages />
            </PageErrors>
          </Shell>
        </Gate>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/rules" replace />
      </Route>
      <Route path="/rules">
        <RulesPage />
      </Route>
      <Route path="/rules/:id">{({ id }) => <EditorPage key={id} id={id} />}</Route>
      <Route path="/activity">
        <ActivityPage />
      </Route>
      <Route path="/activity/deliveries/:id">{({ id }) => <DeliveryPage id={id} />}</Route>
      <Route path="/activity/events/:key">
        {({ key }) => <EventPage eventKey={Number(key)} />}
      </Route>
      <Route path="/connections">
        <ConnectionsPage />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

/** Follows what changes on the server for as long as somebody is signed in. */
function Live({ client }: { readonly client: ReturnType<typeof createQueryClient> }) {
  useEffect(() => followLive(client), [client]);
  return null;
}

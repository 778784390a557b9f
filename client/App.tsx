import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { followLive } from './api/live.ts';
import { createQueryClient } from './api/queryClient.ts';
import { DemoBar } from './demo/DemoBar.tsx';
import { Keys } from './help/Keys.tsx';
import { Gate } from './shell/Gate.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { PageErrors } from './shell/PageErrors.tsx';
import { Shell } from './shell/Shell.tsx';
import { Telling } from './shell/Telling.tsx';
import { whenIdle } from './ui/idle.ts';
import { late } from './ui/late.tsx';
import { Loading } from './ui/PageState.tsx';
import { cssVariables, theme } from './ui/theme.ts';

// Each page comes when it is asked for; the one at the address while the server is asked who is there.
const whole = { waiting: <Loading />, told: 'page' } as const;
const RulesPage = late(async () => (await import('./rules/RulesPage.tsx')).RulesPage, whole);
const EditorPage = late(async () => (await import('./EditorPage.tsx')).EditorPage, {
  ...whole,
  plain: true,
});
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
  useEffect(warmPage, []);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Telling />
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

/** Begins to fetch the page at the address. Effects run from within: what asks the server has asked by now. */
function warmPage(): void {
  const { pathname } = location;
  if (pathname === '/' || pathname === '/rules') RulesPage.warm();
  else if (pathname.startsWith('/rules/')) EditorPage.warm();
}

function Pages() {
  // From everywhere else people come back to the rules.
  useEffect(() => whenIdle(RulesPage.warm), []);
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

import type { Api } from './api.ts';
import { authoringRoutes } from './resources/authoring.ts';
import { catalogueRoutes } from './resources/catalogue.ts';
import { claimsRoutes } from './resources/claims.ts';
import { connectionsRoutes } from './resources/connections.ts';
import { connectionStateRoutes } from './resources/connectionState.ts';
import { deliveriesRoutes } from './resources/deliveries.ts';
import { demoRoutes } from './resources/demo.ts';
import { eventsRoutes } from './resources/events.ts';
import { identitiesRoutes } from './resources/identities.ts';
import { importRoutes } from './resources/import.ts';
import { movingRoutes } from './resources/moving.ts';
import { publishingRoutes } from './resources/publishing.ts';
import { rulesRoutes } from './resources/rules.ts';
import { samplesRoutes } from './resources/samples.ts';
import { settingsRoutes } from './resources/settings.ts';
import { statusRoutes } from './resources/status.ts';
import { tryRoutes } from './resources/try.ts';
import { versionsRoutes } from './resources/versions.ts';
import { webhooksRoutes } from './resources/webhooks.ts';
import { whyRoutes } from './resources/why.ts';
import type { Route } from './route.ts';

/** All resources of the API; a new one is a file in `resources/` and a line here. */
export function resourceRoutes(api: Api): Route[] {
  return [
    rulesRoutes,
    publishingRoutes,
    versionsRoutes,
    authoringRoutes,
    tryRoutes,
    whyRoutes,
    importRoutes,
    webhooksRoutes,
    connectionsRoutes,
    connectionStateRoutes,
    identitiesRoutes,
    catalogueRoutes,
    eventsRoutes,
    deliveriesRoutes,
    movingRoutes,
    claimsRoutes,
    samplesRoutes,
    demoRoutes,
    statusRoutes,
    settingsRoutes,
  ].flatMap((routes) => routes(api));
}

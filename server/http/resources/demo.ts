import { z } from 'zod';
import {
  arrivedSchema,
  callsSchema,
  demoSchema,
  faultsSchema,
  resetSchema,
  studiesSchema,
} from '../../../shared/model/answers/demo.ts';
import {
  arrivalSchema,
  everySecondsSchema,
  faultSchema,
  streamSchema,
  type Happening,
} from '../../../shared/model/hospital.ts';
import type { Api, AppDeps } from '../api.ts';
import type { Hospital } from '../hospital.ts';
import { isMasked, maskCall, maskStudy } from '../masking.ts';
import { Refusal } from '../problemDetails.ts';
import { route, type Route } from '../route.ts';
import { requireStudyFields } from './studyTemplate.ts';

const untilRestart =
  'The stream and the faults last until Studyhook stops: after a restart the stream is off and nothing goes wrong.';

/** The demo hospital's controls; there are none where real data is. */
export function demoRoutes(api: Api): Route[] {
  return [...looking(api), ...happening(api), resetting(api)];
}

function looking(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/demo',
      summary: 'The demo hospital: where it is, its stream of studies, what goes wrong there',
      answer: demoSchema,
      handle() {
        const { sandbox } = demoOf(api);
        const { port, url } = sandbox;
        const studies = sandbox.studies().length;
        return {
          sandboxPort: port,
          url,
          stream: sandbox.streamState(),
          faults: sandbox.faults(),
          studies,
          remarks: [untilRestart],
        };
      },
    }),
    route({
      method: 'get',
      path: '/api/demo/calls',
      summary: 'What the hospital was asked, newest last',
      answer: callsSchema,
      handle({ req }) {
        const calls = demoOf(api).sandbox.calls();
        return { calls: isMasked(req) ? calls.map(maskCall) : calls };
      },
    }),
    route({
      method: 'delete',
      path: '/api/demo/calls',
      summary: 'Forget what the hospital was asked',
      answer: callsSchema,
      handle() {
        demoOf(api).sandbox.clearCalls();
        return { calls: [] };
      },
    }),
    route({
      method: 'get',
      path: '/api/demo/studies',
      summary: 'The studies of the hospital',
      answer: studiesSchema,
      handle({ req }) {
        const studies = demoOf(api).sandbox.studies();
        const { catalogue } = api.system();
        return {
          studies: isMasked(req) ? studies.map((study) => maskStudy(catalogue, study)) : studies,
        };
      },
    }),
  ];
}

function happening(api: Api): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/demo/arrivals',
      summary:
        'Let a study arrive: a new one, one with these fields, or once more the one with this uuid',
      status: 202,
      body: arrivalSchema,
      answer: arrivedSchema,
      async handle({ body: { study } }) {
        const { sandbox } = demoOf(api);
        if (typeof study === 'object') requireStudyFields(api.system().catalogue, study);
        return arrived(await sandbox.arrive(study));
      },
    }),
    route({
      method: 'post',
      path: '/api/demo/stream',
      summary: 'Let studies keep arriving, or stop them',
      body: z.strictObject({
        running: z.boolean(),
        everySeconds: everySecondsSchema,
      }),
      answer: streamSchema,
      handle({ body: { running, everySeconds } }) {
        const { sandbox } = demoOf(api);
        return running ? sandbox.stream({ everySeconds }) : sandbox.stopStream();
      },
    }),
    route({
      method: 'post',
      path: '/api/demo/faults',
      summary: 'Let a destination be slow, fail or hang; mode ok mends it',
      body: faultSchema,
      answer: faultsSchema,
      handle({ body }) {
        const { sandbox } = demoOf(api);
        requireDestination(sandbox, body.destination);
        sandbox.setFault(body);
        return { faults: sandbox.faults() };
      },
    }),
  ];
}

function requireDestination({ destinations }: Hospital, uuid: string): void {
  if (uuid === '*' || destinations.some((one) => one.uuid === uuid)) return;
  const names = destinations.map((one) => `${one.name} (${one.uuid})`).join(', ');
  throw new Refusal({
    status: 422,
    title: 'The hospital has no such destination',
    detail: `Name one of these, or * for every command: ${names}.`,
    errors: [{ field: 'destination', message: 'is no destination of the demo hospital' }],
  });
}

function resetting(api: Api): Route {
  let underWay: Promise<void> | null = null;
  return route({
    method: 'post',
    path: '/api/demo/reset',
    summary: 'Back to the first morning: the hospital, the rules, the journal',
    answer: resetSchema,
    async handle() {
      const demo = demoOf(api);
      // Two at once would pull the folder away under each other.
      underWay ??= demo.reset().finally(() => {
        underWay = null;
      });
      await underWay;
      return { reset: true };
    },
  });
}

function demoOf({ demo }: Api): NonNullable<AppDeps['demo']> {
  if (demo) return demo;
  throw new Refusal({
    status: 404,
    title: 'This is not the demo',
    detail: 'Start Studyhook with DEMO=1 and a DATA_DIR of its own to have a demo hospital.',
  });
}

function arrived(what: Happening): { id: string; type: string } {
  switch (what.kind) {
    case 'published':
    case 'nobody_listens':
      return { id: what.event.id, type: what.event.type };
    case 'failed':
      throw new Refusal({ status: 502, title: 'The study could not be told of', detail: what.why });
    case 'held_back':
      throw new Refusal({
        status: 429,
        title: 'Too much at once',
        detail: 'The hospital holds events back for a moment. Try again in a minute.',
      });
    case 'unknown_study':
    case 'unknown_event':
      throw new Refusal({ status: 404, title: 'There is no such study', detail: what.why });
  }
}

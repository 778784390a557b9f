import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { DeliverySummary, EventAnswer } from '../../shared/model/answers/journal.ts';
import { commandLabelsQuery } from '../api/demo.ts';
import { rulesQuery, runningQuery } from '../api/rules.ts';
import { sayCall, sayOwnCall } from './callWords.ts';
import { OutcomeIcon } from './OutcomeIcon.tsx';
import { sayArrived, sayOutcome, type PausedNames } from './outcome.ts';
import { ownFirst, ruleAt, sayIdle } from './ownRule.ts';
import { useMeanings } from './places.ts';
import { choiceOf, sayStudy } from './studies.ts';
import { useArrived } from './useArrived.ts';
import { usePaused } from './usePaused.ts';

const mostCalls = 8;

/** What became of a study that was sent, for as long as it is shown. */
export function Arrived({ id, close }: { readonly id: string; readonly close: () => void }) {
  const story = useArrived(id);
  const paused = usePaused(true);
  const rule = ruleAt(useLocation()[0]);
  const own = useQuery(rulesQuery).data?.find((one) => one.id === rule);
  if (!story) return <p className="demo-arrived-title">The study has been sent…</p>;
  const { text, tone } = sayArrived(story, paused);
  const idle = sayIdle(own, story.deliveries);
  return (
    <div className="demo-arrived">
      <p className="demo-arrived-title">{titleOf(story)}</p>
      <p className="demo-arrived-outcome" data-tone={tone}>
        <OutcomeIcon tone={tone} />
        {text}
      </p>
      {idle !== null && <p className="demo-arrived-idle">{idle}</p>}
      <Calls deliveries={ownFirst(story.deliveries, rule)} paused={paused} close={close} />
      {story.followed.length > 0 && (
        <>
          <p className="demo-arrived-then">These led to</p>
          <Calls deliveries={ownFirst(story.followed, rule)} paused={paused} close={close} />
        </>
      )}
      <Anchor
        component={Link}
        href={`/activity/events/${story.key}${idle === null || rule === null ? '' : `?rule=${rule}`}`}
        className="demo-arrived-link"
        onClick={close}
      >
        {idle !== null || story.deliveries.length === 0 ? 'See why' : 'See the whole story'}
      </Anchor>
    </div>
  );
}

function Calls({
  deliveries,
  paused,
  close,
}: {
  readonly deliveries: readonly DeliverySummary[];
  readonly paused: PausedNames;
  readonly close: () => void;
}) {
  const nameOf = useNameOf();
  const rest = deliveries.length - mostCalls;
  if (deliveries.length === 0) return null;
  return (
    <ul className="demo-arrived-calls">
      {deliveries.slice(0, mostCalls).map((one) => (
        <li key={one.id}>
          <OutcomeIcon tone={sayOutcome([one], paused).tone} />
          <span>
            <Anchor
              component={Link}
              href={`/activity/deliveries/${one.id}`}
              onClick={close}
              title={sayOutcome([one], paused).text}
            >
              {nameOf(one)}
            </Anchor>
          </span>
        </li>
      ))}
      {rest > 0 && <li>and {rest} more</li>}
    </ul>
  );
}

/** Names a call by where it goes, as soon as that is known, and by its rule, which on its own page is “this rule”. */
function useNameOf(): (delivery: DeliverySummary) => string {
  const rules = useQuery(rulesQuery).data;
  const running = useQuery(runningQuery).data;
  const labels = useQuery(commandLabelsQuery).data ?? noLabels;
  const places = useMeanings();
  const here = ruleAt(useLocation()[0]);
  return ({ rule, webhook, webhookName, version }) => {
    const calling = running?.find(
      ({ uuid, origin }) => uuid === webhook && origin.version === version,
    );
    const ruleName = rules?.find(({ id }) => id === rule)?.name;
    const say = rule === here ? sayOwnCall : sayCall;
    return say(webhookName, ruleName, calling, { labels, places });
  };
}

const noLabels: ReadonlyMap<string, string> = new Map();

function titleOf({ event }: EventAnswer): string {
  const { study } = event.data;
  return `${study ? sayStudy(choiceOf(study, Date.parse(event.time))) : 'The study'} has arrived`;
}

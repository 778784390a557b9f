import { createStore, type StoreApi } from 'zustand/vanilla';
import { describe, type Sentence } from '../../shared/authoring/describe.ts';
import { fetchPart } from '../ui/fetching.ts';
import type { Findings, Said } from './analyst.ts';
import type { Draft } from './store.ts';
import { wordsOf, type Surroundings } from './surroundings.ts';
import type { UnfinishedStore } from './unfinished.ts';

/** What follows from the draft: worked out a moment after each change, never stored. */
export interface Analysis extends Findings {
  readonly sentences: readonly Sentence[];
  /** False while what checks and compiles is still on its way: then no problem and no webhook means nothing. */
  readonly isChecked: boolean;
}

export type AnalysisStore = StoreApi<Analysis> & {
  /** Works it out at once where it is behind: before publishing, before a trial run. */
  now(): Analysis;
  /** Begins to follow the draft; returns how to stop. */
  follow(): () => void;
};

type Analyst = (said: Said) => Findings;

/** Checking and compiling take far more code than drawing does: the drawing is there before them. */
const fetchAnalyst = (): Promise<Analyst> =>
  fetchPart(async () => (await import('./analyst.ts')).findIn);

const nothing: Findings = { problems: [], byNode: new Map(), webhooks: [] };

/** While somebody types or drags, what follows waits until there is a moment. */
const calmMs = 120;

export function createAnalysis(
  draft: Draft,
  surroundings: StoreApi<Surroundings>,
  unfinished: UnfinishedStore,
): AnalysisStore {
  let analyst: Analyst | null = null;
  let analysed = said();
  const store = createStore<Analysis>(() => analyse(analysed, analyst));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFetching = false;

  function said(): Said {
    return {
      document: draft.getState().document,
      surroundings: surroundings.getState(),
      unfinished: unfinished.getState(),
    };
  }

  function catchUp(): void {
    clearTimeout(timer);
    timer = undefined;
    const latest = said();
    if (isSame(latest, analysed) && store.getState().isChecked === (analyst !== null)) return;
    analysed = latest;
    store.setState(analyse(latest, analyst));
  }

  function soon(): void {
    timer ??= setTimeout(catchUp, calmMs);
    if (analyst === null) fetch();
  }

  // What does not come now is asked for again with the next change.
  function fetch(): void {
    if (isFetching) return;
    isFetching = true;
    void fetchAnalyst()
      .then((findIn) => {
        analyst = findIn;
        catchUp();
      })
      .catch(() => undefined)
      .finally(() => {
        isFetching = false;
      });
  }

  return {
    ...store,
    now() {
      catchUp();
      return store.getState();
    },
    follow() {
      const deaf = [draft, surroundings, unfinished].map((store) => store.subscribe(soon));
      soon();
      return () => {
        clearTimeout(timer);
        timer = undefined;
        for (const stop of deaf) stop();
      };
    },
  };
}

/** Where nodes stand changes nothing about what a rule says. */
function isSame(one: Said, other: Said): boolean {
  const { graph, name, timeZone } = one.document;
  const { graph: otherGraph, name: otherName, timeZone: otherZone } = other.document;
  return (
    one.surroundings === other.surroundings &&
    one.unfinished === other.unfinished &&
    graph.nodes === otherGraph.nodes &&
    graph.wires === otherGraph.wires &&
    name === otherName &&
    timeZone === otherZone
  );
}

function analyse(said: Said, analyst: Analyst | null): Analysis {
  const { graph, timeZone } = said.document;
  return {
    ...(analyst?.(said) ?? nothing),
    sentences: describe(graph, { ...wordsOf(said.surroundings), timeZone }),
    isChecked: analyst !== null,
  };
}

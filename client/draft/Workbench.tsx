import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphNode } from '../../shared/model/graph.ts';
import { createAnalysis, type Analysis, type AnalysisStore } from './analysis.ts';
import { createDesk, type Desk, type DeskStore } from './desk.ts';
import { beginWith, chosenIn, keepHistory } from './history.ts';
import { createDraft, type Document, type Draft, type DraftState } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import { createUnfinished, type UnfinishedStore } from './unfinished.ts';

/** All that the parts of the editor share. */
export interface Workbench {
  readonly draft: Draft;
  readonly desk: DeskStore;
  readonly analysis: AnalysisStore;
  readonly surroundings: StoreApi<Surroundings>;
  /** JSON that is no parameters yet. */
  readonly unfinished: UnfinishedStore;
}

const Context = createContext<Workbench | null>(null);

/** Opens a draft: `document` is what it begins with, `surroundings` may change while it is open. */
export function WorkbenchProvider({
  document,
  surroundings,
  children,
}: {
  readonly document: Document;
  readonly surroundings: Surroundings;
  readonly children: ReactNode;
}) {
  const [workbench] = useState(() => createWorkbench(document, surroundings));
  useEffect(() => workbench.analysis.follow(), [workbench]);
  useEffect(() => {
    const { draft, desk, surroundings: around } = workbench;
    return () => {
      keepHistory(around.getState().rule.id, draft.getState(), desk.getState().selected);
    };
  }, [workbench]);
  useEffect(() => {
    workbench.surroundings.setState(surroundings, true);
  }, [workbench, surroundings]);
  return <Context value={workbench}>{children}</Context>;
}

export function createWorkbench(document: Document, around: Surroundings): Workbench {
  const draft = createDraft(beginWith(around.rule.id, document));
  const surroundings = createStore<Surroundings>(() => around);
  const unfinished = createUnfinished(around.rule.id);
  const analysis = createAnalysis(draft, surroundings, unfinished);
  const desk = createDesk(chosenIn(around.rule.id, document));
  return { draft, surroundings, unfinished, desk, analysis };
}

export function useWorkbench(): Workbench {
  const workbench = useContext(Context);
  if (!workbench) throw new Error('Only the parts of the editor have a workbench.');
  return workbench;
}

/** Selectors have to give the same value again for the same state. */
export function useDraft<Value>(select: (state: DraftState) => Value): Value {
  return useStore(useWorkbench().draft, select);
}

export function useDesk<Value>(select: (desk: Desk) => Value): Value {
  return useStore(useWorkbench().desk, select);
}

export function useAnalysis<Value>(select: (analysis: Analysis) => Value): Value {
  return useStore(useWorkbench().analysis, select);
}

export function useSurroundings<Value>(select: (surroundings: Surroundings) => Value): Value {
  return useStore(useWorkbench().surroundings, select);
}

/** The node of this id as it is drawn now. */
export function useNode(id: string): GraphNode | undefined {
  return useDraft(({ document }) => document.graph.nodes.find((node) => node.id === id));
}

import type { Locator, Page } from '@playwright/test';
import type { Graph } from '../../shared/model/graph.ts';
import type { Journey } from './browser.ts';
import { expect } from './expect.ts';

/** A rule that is opened in the editor, and what the server has of it. */
export interface Drawing {
  readonly page: Page;
  readonly id: string;
  card(id: string): Locator;
  /** As the server has it by now. */
  saved(): Promise<Graph>;
  /** The wires that are saved by now: `isCt.yes > push`, in order. */
  wires(): Promise<string[]>;
}

/** Makes a rule of this graph and opens it. */
export async function openDrawing(
  { page, server }: Journey,
  graph: Graph,
  name = 'Drawing',
): Promise<Drawing> {
  const { body } = await server.post('/api/rules', { name, graph });
  const { id } = body as { id: string };
  await page.goto(`/rules/${id}`);
  await expect(page.locator('.react-flow__node')).toHaveCount(graph.nodes.length, {
    timeout: 15_000,
  });
  const saved = async (): Promise<Graph> => {
    const answer = await server.get(`/api/rules/${id}`);
    return (answer.body as { draft: Graph }).draft;
  };
  return {
    page,
    id,
    saved,
    card: (node) => page.locator(`.react-flow__node[data-id=${node}]`),
    wires: async () =>
      (await saved()).wires.map(({ from, exit, to }) => `${from}.${exit} > ${to}`).sort(),
  };
}

import { late } from './ui/late.tsx';
import { Loading } from './ui/PageState.tsx';

/** The parts of the editor that a drawing does not need to be seen and changed. */

const here = { waiting: <Loading /> };

export const Inspector = late(
  async () => (await import('./inspector/Inspector.tsx')).Inspector,
  here,
);
export const ProblemsPanel = late(
  async () => (await import('./tell/ProblemsPanel.tsx')).ProblemsPanel,
  here,
);
export const Outline = late(
  async () => (await import('./canvas/outline/Outline.tsx')).Outline,
  here,
);
export const TryPanel = late(async () => (await import('./simulate/TryPanel.tsx')).TryPanel, here);
export const CompiledPanel = late(
  async () => (await import('./publish/CompiledPanel.tsx')).CompiledPanel,
  here,
);

/** Fetches them all before they are asked for. */
export function warmParts(): void {
  for (const part of [Inspector, ProblemsPanel, Outline, TryPanel, CompiledPanel]) part.warm();
}

import { connectionOf } from '../../../shared/authoring/compile/target.ts';
import { findCommand, type CatalogueCommand } from '../../../shared/catalogue.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { ActionNode } from '../../../shared/model/graph.ts';
import { useSurroundings } from '../../draft/Workbench.tsx';

export interface Target {
  /** The connection that is called; null while it is not clear which. */
  readonly connection: string | null;
  /** It is an Ambra account, or will be: the catalogue's commands are meant. */
  readonly isAmbra: boolean;
  readonly command: CatalogueCommand | undefined;
}

/** Where an action calls, and what the catalogue knows of its command. */
export function useTarget(action: ActionNode): Target {
  const connections = useSurroundings((around) => around.connections);
  const resolved = connectionOf(action, connections);
  const connection = resolved.kind === 'found' ? resolved.connection : null;
  const isAmbra = connection === null || connection.kind === 'ambra';
  return {
    connection: connection?.id ?? null,
    isAmbra,
    command: isAmbra ? findCommand(ambra, action.command ?? '') : undefined,
  };
}

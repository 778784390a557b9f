import { useEffect, type ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';

/** Something that can be done from the command palette while the part of the page that offers it is there. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
  /** Other words under which it is looked for. */
  readonly keywords?: readonly string[];
  readonly run: () => void;
}

/** By group, as the palette shows them. */
export const commandsStore = createStore<Readonly<Record<string, readonly Command[]>>>(() => ({}));

/** Offers these commands until the component goes; give the same list again for the same commands. */
export function useCommands(group: string, commands: readonly Command[]): void {
  useEffect(() => {
    commandsStore.setState({ [group]: commands });
    return () => {
      commandsStore.setState({ [group]: [] });
    };
  }, [group, commands]);
}

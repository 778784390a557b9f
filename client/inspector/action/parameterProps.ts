import type { CatalogueParameter } from '../../../shared/catalogue.ts';
import type { ActionNode } from '../../../shared/model/graph.ts';
import type { Json } from '../../../shared/model/json.ts';

/** What every parameter of an action's form knows. */
export interface ParameterContext {
  readonly node: ActionNode;
  readonly connection: string | null;
  readonly onJson: () => void;
}

/** One parameter in the form. */
export interface ParameterProps extends ParameterContext {
  readonly name: string;
  readonly parameter: CatalogueParameter;
  readonly isRequired?: boolean;
  /** Shows by itself that it is required; what it stands in may show it instead. */
  readonly isMarked?: boolean;
  /** Has just been added: the cursor goes there. */
  readonly isNew?: boolean;
  /** The command does not know it. */
  readonly isStranger?: boolean;
  readonly onRemoved?: (name: string) => void;
  /** Its value has gone from the graph, though somebody may still be typing. */
  readonly onEmptied?: (name: string) => void;
}

/** The part of it that a value is entered in. */
export interface ValueProps extends ParameterProps {
  readonly value: Json | undefined;
  /** Sets the value, or removes it; returns why it was refused. */
  readonly write: (value: Json | undefined, how?: 'typing') => string | null;
}

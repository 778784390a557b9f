import { useState, type ChangeEvent } from 'react';

export type Kept =
  /** What the graph holds now, as the input would show it. */
  | { readonly kind: 'kept'; readonly as: string }
  | { readonly kind: 'refused'; readonly message: string };

interface Own {
  readonly text: string;
  /** What the graph held when this was typed; once it holds something else, that is shown. */
  readonly over: string;
  readonly refusal: string | null;
}

export interface TextState {
  readonly value: string;
  readonly refusal: string | null;
  readonly change: (text: string) => void;
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  readonly onBlur: () => void;
}

/**
 * An input that keeps what is typed: as it stands while somebody types, and for as long as it is refused. What is valid
 * goes into the graph at once, and what the graph holds is shown as soon as something else changes it.
 */
export function useText(
  value: string,
  keep: (text: string) => Kept,
  endTyping: () => void,
): TextState {
  const [own, setOwn] = useState<Own | null>(null);
  const current = own && own.over === value ? own : null;
  const change = (text: string): void => {
    const kept = keep(text);
    setOwn(
      kept.kind === 'kept'
        ? { text, over: kept.as, refusal: null }
        : { text, over: value, refusal: kept.message },
    );
  };
  return {
    value: current?.text ?? value,
    refusal: current?.refusal ?? null,
    change,
    onChange(event) {
      change(event.currentTarget.value);
    },
    onBlur() {
      endTyping();
      if (current?.refusal === null) setOwn(null);
    },
  };
}

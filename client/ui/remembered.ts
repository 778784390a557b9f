import { useState } from 'react';

/** A choice about looks that this browser remembers; where it may not, the choice lasts as long as the page. */
export function useRemembered(
  key: string,
  otherwise: boolean,
): [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => read(key) ?? otherwise);
  return [
    value,
    (next) => {
      setValue(next);
      write(key, next);
    },
  ];
}

function read(key: string): boolean | undefined {
  try {
    const found = localStorage.getItem(key);
    return found === null ? undefined : found === 'yes';
  } catch {
    return undefined;
  }
}

function write(key: string, value: boolean): void {
  try {
    localStorage.setItem(key, value ? 'yes' : 'no');
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

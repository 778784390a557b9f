import { useState } from 'react';

/** A test says something of what was tested: of an older revision nothing is shown. */
export function useTested(revision: number): readonly [isOfNow: boolean, mark: () => void] {
  const [tested, setTested] = useState<number | null>(null);
  return [
    tested === revision,
    () => {
      setTested(revision);
    },
  ];
}

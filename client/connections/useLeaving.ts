import { useEffect, useState } from 'react';

/** Whether a form would be left with something unsaved; read at the moment of leaving, not as it was last drawn. */
export interface Unsaved {
  /** The form is there, as it was saved last. */
  begin: () => void;
  tell: (isDirty: boolean) => void;
  /** Saved or thrown away: whatever is still in the fields no longer counts. */
  finish: () => void;
  isDirty: () => boolean;
}

export interface Leaving {
  readonly unsaved: Unsaved;
  readonly isAsking: boolean;
  /** Closes, or asks first. */
  readonly leave: () => void;
  readonly stay: () => void;
  /** Closes without asking. */
  readonly finish: () => void;
}

/** Asks before a form is closed over what was typed, and has the browser ask before it closes the tab. */
export function useLeaving(onClose: () => void): Leaving {
  const [unsaved] = useState(createUnsaved);
  const [isAsking, ask] = useState(false);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (unsaved.isDirty()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [unsaved]);
  return {
    unsaved,
    isAsking,
    leave: () => {
      if (unsaved.isDirty()) ask(true);
      else onClose();
    },
    stay: () => {
      ask(false);
    },
    finish: () => {
      ask(false);
      unsaved.finish();
      onClose();
    },
  };
}

export function createUnsaved(): Unsaved {
  let dirty = false;
  let finished = false;
  return {
    begin: () => {
      dirty = false;
      finished = false;
    },
    tell: (isDirty) => {
      dirty = isDirty;
    },
    finish: () => {
      finished = true;
    },
    isDirty: () => dirty && !finished,
  };
}

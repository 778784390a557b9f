import { createStore } from 'zustand/vanilla';
import { ruleAnswerSchema, type RuleAnswer } from '../../shared/model/answers/rules.ts';
import { ApiError } from '../api/request.ts';
import { saveDraft } from '../api/rules.ts';
import type { Document, Draft } from '../draft/store.ts';

/** How the draft stands with the server's. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** It will be tried again. */
  | { readonly kind: 'failed'; readonly message: string }
  /** Somebody else has saved meanwhile: nothing more is saved until a person decides. */
  | { readonly kind: 'conflict'; readonly theirs: RuleAnswer };

export interface AutosaveOptions {
  readonly rule: RuleAnswer;
  readonly draft: Draft;
  /** The server's answer to a save. */
  readonly onSaved: (rule: RuleAnswer) => void;
  /** Others' changes have been brought in. */
  readonly onBroughtIn: () => void;
  readonly save?: typeof saveDraft;
}

const calmMs = 600;
const againMs = 4_000;

/** Saves the draft a moment after each change, one save at a time, never over what somebody else has saved. */
export class Autosave {
  readonly state = createStore<SaveState>(() => ({ kind: 'saved' }));
  readonly #options: AutosaveOptions;
  #revision: number;
  #saved: Document;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay: Promise<number | null> | null = null;

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#revision = options.rule.revision;
    this.#saved = documentOf(options.rule);
    if (same(this.#saved, this.#current)) this.#saved = this.#current;
  }

  /** Saves what is not saved yet; gives the revision to go on with, or null where it could not be saved. */
  async flush(): Promise<number | null> {
    clearTimeout(this.#timer);
    // What was changed while a save was under way is saved after it.
    while (this.#underWay) await this.#underWay;
    if (this.#isConflict) return null;
    if (!this.#isDirty) return this.#revision;
    this.#underWay = this.#send();
    const answer = await this.#underWay;
    this.#underWay = null;
    return answer === null ? null : this.flush();
  }

  /** The server's news of the rule: its own answers, and what others have saved. */
  heard(theirs: RuleAnswer): void {
    if (theirs.revision <= this.#revision || this.#underWay || this.#isConflict) return;
    if (same(documentOf(theirs), this.#saved)) this.#revision = theirs.revision;
    else if (this.#isDirty) this.#tell({ kind: 'conflict', theirs });
    else {
      this.#adopt(theirs);
      this.#options.onBroughtIn();
    }
  }

  /** After a conflict: mine over theirs. */
  async keepMine(): Promise<number | null> {
    const state = this.state.getState();
    if (state.kind === 'conflict') {
      this.#revision = state.theirs.revision;
      this.#tell({ kind: 'saving' });
    }
    return this.flush();
  }

  /** After a conflict: theirs over mine; undo brings mine back. */
  takeTheirs(): void {
    const state = this.state.getState();
    if (state.kind === 'conflict') this.#adopt(state.theirs);
  }

  /** Begins to follow the draft; returns how to stop, which sends what is left. */
  follow(): () => void {
    const deaf = this.#options.draft.subscribe(() => {
      if (this.#isDirty && !this.#isConflict) this.#soon(calmMs);
    });
    return () => {
      deaf();
      clearTimeout(this.#timer);
      if (this.#isDirty && !this.#underWay && !this.#isConflict) void this.#send(true);
    };
  }

  get #current(): Document {
    return this.#options.draft.getState().document;
  }

  get #isDirty(): boolean {
    return this.#current !== this.#saved;
  }

  get #isConflict(): boolean {
    return this.state.getState().kind === 'conflict';
  }

  #soon(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #tell(state: SaveState): void {
    this.state.setState(state, true);
  }

  async #send(keepalive = false): Promise<number | null> {
    const { rule, onSaved, save = saveDraft } = this.#options;
    const document = this.#current;
    this.#tell({ kind: 'saving' });
    try {
      const answer = await save(rule.id, { revision: this.#revision, ...document }, { keepalive });
      this.#revision = answer.revision;
      this.#saved = document;
      this.#tell({ kind: 'saved' });
      onSaved(answer);
      return answer.revision;
    } catch (error) {
      this.#failed(error);
      return null;
    }
  }

  #failed(error: unknown): void {
    const theirs = conflictOf(error);
    if (theirs) {
      this.#tell({ kind: 'conflict', theirs });
      return;
    }
    this.#tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    this.#soon(againMs);
  }

  #adopt(theirs: RuleAnswer): void {
    this.#revision = theirs.revision;
    const document = documentOf(theirs);
    if (!same(document, this.#current)) this.#options.draft.replace(document);
    this.#saved = this.#current;
    this.#tell({ kind: 'saved' });
  }
}

function documentOf({ draft: graph, name, timeZone }: RuleAnswer): Document {
  return { graph, name, timeZone };
}

function same(one: Document, other: Document): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function conflictOf(error: unknown): RuleAnswer | null {
  if (!(error instanceof ApiError) || error.status !== 409) return null;
  const current = (error.body as { readonly current?: unknown } | undefined)?.current;
  return ruleAnswerSchema.safeParse(current).data ?? null;
}

import { createStore } from 'zustand/vanilla';
import type { RuleAnswer } from '../../shared/model/answers/rules.ts';
import { isGone } from '../api/request.ts';
import { saveDraft } from '../api/rules.ts';
import { same } from '../draft/history.ts';
import type { Document, Draft } from '../draft/store.ts';
import { conflictOf, documentOf, fitsLastWords } from './saving.ts';

/** How the draft stands with the server's. */
export type SaveState =
  | { readonly kind: 'saved' }
  /** From the first change on. */
  | { readonly kind: 'saving' }
  /** It is tried again by itself. */
  | { readonly kind: 'failed'; readonly message: string }
  /** Somebody else has saved meanwhile: nothing more is saved until a person decides. */
  | { readonly kind: 'conflict'; readonly theirs: RuleAnswer }
  /** The rule was deleted meanwhile: there is nothing left to save it to. */
  | { readonly kind: 'gone' };

/** What the server had when this draft was last the same as its own. */
export interface Base {
  readonly revision: number;
  readonly document: Document;
}

export interface AutosaveOptions {
  readonly rule: RuleAnswer;
  readonly draft: Draft;
  /** Where the draft goes on from, if that is not the rule as it was read. */
  readonly base?: Base | undefined;
  /** The server's answer to a save. */
  readonly onSaved: (rule: RuleAnswer) => void;
  /** Others' changes have been brought in. */
  readonly onBroughtIn: () => void;
  readonly save?: typeof saveDraft;
}

const calmMs = 600;
const againMs = [4_000, 8_000, 15_000, 30_000];

/** Saves the draft a moment after each change, one save at a time, never over what somebody else has saved. */
export class Autosave {
  readonly state = createStore<SaveState>(() => ({ kind: 'saved' }));
  readonly #options: AutosaveOptions;
  #revision: number;
  #saved: Document;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underWay: { readonly document: Document; readonly over: Promise<boolean> } | null = null;
  #failures = 0;
  #isResting = false;

  constructor(options: AutosaveOptions) {
    const { rule, base = { revision: rule.revision, document: documentOf(rule) } } = options;
    this.#options = options;
    this.#revision = base.revision;
    this.#saved = same(base.document, options.draft.getState().document)
      ? options.draft.getState().document
      : base.document;
  }

  /** What to go on from in another editor of the same rule. */
  get base(): Base {
    return { revision: this.#revision, document: this.#saved };
  }

  get document(): Document {
    return this.#options.draft.getState().document;
  }

  get isDirty(): boolean {
    return this.document !== this.#saved;
  }

  /** Saves what is not saved yet; gives the revision to go on with, or null where it could not be saved. */
  async flush(): Promise<number | null> {
    clearTimeout(this.#timer);
    // What was changed while a save was under way is saved after it.
    while (this.#underWay) await this.#underWay.over;
    if (this.#isStuck) return null;
    if (!this.isDirty) {
      this.#tell({ kind: 'saved' });
      return this.#revision;
    }
    const { document } = this;
    this.#underWay = { document, over: this.#send(document) };
    const goesOn = await this.#underWay.over;
    this.#underWay = null;
    return goesOn ? this.flush() : null;
  }

  /** Another try at once, when there is reason to hope: the server is back, or somebody asks for it. */
  retry(): void {
    if (this.state.getState().kind === 'failed') void this.flush();
  }

  /**
   * The page is being left for good: sends what is left. False where that cannot be relied on, so that the person has
   * to be asked.
   */
  leave(isOnline: boolean): boolean {
    if (!this.isDirty) return true;
    if (this.#isStuck || this.state.getState().kind === 'failed' || !isOnline) return false;
    if (this.#underWay && this.#underWay.document !== this.document) return false;
    if (!this.#underWay) void this.flush();
    return fitsLastWords({ revision: this.#revision, ...this.document });
  }

  /** The server's news of the rule: its own answers, and what others have saved. */
  heard(theirs: RuleAnswer): void {
    if (theirs.revision <= this.#revision || this.#underWay) return;
    const document = documentOf(theirs);
    if (same(document, this.#saved)) this.#revision = theirs.revision;
    else if (!this.isDirty) {
      this.#adopt(theirs);
      this.#options.onBroughtIn();
    } else if (same(document, this.document)) this.#adopt(theirs);
    else this.#tell({ kind: 'conflict', theirs });
  }

  /** After a conflict: mine over theirs. */
  async keepMine(): Promise<number | null> {
    const state = this.state.getState();
    if (state.kind === 'conflict') {
      this.#revision = state.theirs.revision;
      this.#saved = documentOf(state.theirs);
      this.#tell({ kind: 'saving' });
    }
    return this.flush();
  }

  /** After a conflict: theirs over mine; undo brings mine back. */
  takeTheirs(): void {
    const state = this.state.getState();
    if (state.kind === 'conflict') this.#adopt(state.theirs);
  }

  /** Another editor goes on with the draft: what cannot be saved now is not tried again. */
  rest(): void {
    this.#isResting = true;
    clearTimeout(this.#timer);
  }

  /** The rule was deleted: whatever is sent from now on would only be refused. */
  lose(): void {
    clearTimeout(this.#timer);
    this.#tell({ kind: 'gone' });
  }

  /** Begins to follow the draft; returns how to stop. What is not saved by then takes another `flush`. */
  follow(): () => void {
    if (this.isDirty) this.#changed();
    const deaf = this.#options.draft.subscribe(() => {
      this.#changed();
    });
    return () => {
      deaf();
      clearTimeout(this.#timer);
    };
  }

  get #isStuck(): boolean {
    const { kind } = this.state.getState();
    return kind === 'conflict' || kind === 'gone';
  }

  #changed(): void {
    if (this.#isStuck) return;
    const { kind } = this.state.getState();
    if (this.isDirty) {
      if (kind === 'saved') this.#tell({ kind: 'saving' });
      this.#soon(kind === 'failed' ? this.#pause : calmMs);
    } else if (!this.#underWay) {
      clearTimeout(this.#timer);
      this.#tell({ kind: 'saved' });
    }
  }

  get #pause(): number {
    return againMs[Math.min(this.#failures, againMs.length) - 1] ?? calmMs;
  }

  #soon(delay: number): void {
    clearTimeout(this.#timer);
    if (!this.#isResting) this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #tell(state: SaveState): void {
    const { kind } = this.state.getState();
    if (kind !== state.kind || kind === 'failed' || kind === 'conflict')
      this.state.setState(state, true);
  }

  /** Says whether there is reason to go on at once. */
  async #send(document: Document): Promise<boolean> {
    const { rule, save = saveDraft } = this.#options;
    const body = { revision: this.#revision, ...document };
    // A failure stays told while it is tried again: it is news only when that has worked.
    if (this.state.getState().kind !== 'failed') this.#tell({ kind: 'saving' });
    try {
      this.#arrived(await save(rule.id, body, { keepalive: fitsLastWords(body) }), document);
      return true;
    } catch (error) {
      return this.#failed(error, document);
    }
  }

  #arrived(answer: RuleAnswer, document: Document): void {
    this.#failures = 0;
    this.#revision = answer.revision;
    this.#saved = document;
    if (!this.isDirty) this.#tell({ kind: 'saved' });
    this.#options.onSaved(answer);
  }

  #failed(error: unknown, sent: Document): boolean {
    const theirs = conflictOf(error);
    if (theirs && same(documentOf(theirs), sent)) {
      // It had arrived before; only the answer was lost.
      this.#arrived(theirs, sent);
      return true;
    }
    if (theirs && same(documentOf(theirs), this.#saved)) {
      // Publishing or the switch raised the revision; nobody has changed the draft.
      this.#revision = theirs.revision;
      return true;
    }
    if (theirs) this.#tell({ kind: 'conflict', theirs });
    else if (isGone(error)) this.lose();
    else {
      this.#failures += 1;
      const message = error instanceof Error ? error.message : String(error);
      this.#tell({ kind: 'failed', message });
      this.#soon(this.#pause);
    }
    return false;
  }

  #adopt(theirs: RuleAnswer): void {
    this.#revision = theirs.revision;
    const document = documentOf(theirs);
    // Before the draft tells of it: what comes from the server is not sent back.
    this.#tell({ kind: 'saved' });
    this.#saved = document;
    if (same(document, this.document)) this.#saved = this.document;
    else this.#options.draft.replace(document);
  }
}

import { Refused } from '../../client/problem.ts';
import type { ReviewContent } from '../../client/review-content.ts';

/**
 * What is kept of a form: with the service, and until then with the browser. `failed` is tried again by itself,
 * `refused` and `conflict` wait for a person.
 */
export type Saving = 'clean' | 'waiting' | 'saving' | 'saved' | 'conflict' | 'failed' | 'refused';

interface DraftSaverSetup {
  readonly content: ReviewContent;
  /** What is known of it when the form opens. */
  readonly saving?: Saving;
  /** Saves with the service; throws `Refused` or `Unreachable`. */
  readonly send: (content: ReviewContent) => Promise<Pick<ReviewContent, 'revision'>>;
  /** Keeps with the browser what the service has not got; null where it has everything. */
  readonly keep: (content: ReviewContent | null) => void;
  /** With why it was refused. */
  readonly tell: (saving: Saving, content: ReviewContent, refusal: Refused | null) => void;
}

/** Typing goes on for a moment longer than a thought. */
const QUIET_MS = 900;
/** So long somebody who leaves is kept waiting for the last saving. */
const PATIENCE_MS = 3_000;
/** Between tries while the service is away; the last goes on. */
const PAUSES_MS = [2_000, 5_000, 15_000, 30_000] as const;

/** Saves what stands in a form a moment after each change, one saving after the other, and again where that failed. */
export class DraftSaver {
  readonly #setup: DraftSaverSetup;
  #content: ReviewContent;
  #saving: Saving;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underway: Promise<void> = Promise.resolve();
  #failures = 0;

  constructor(setup: DraftSaverSetup) {
    this.#setup = setup;
    this.#content = setup.content;
    this.#saving = setup.saving ?? 'clean';
  }

  /** Whether something stands in the form that the service has not got. */
  get isUnsaved(): boolean {
    return this.#saving !== 'clean' && this.#saving !== 'saved';
  }

  change(part: Partial<Pick<ReviewContent, 'answers' | 'comment'>>): void {
    this.#content = { ...this.#content, ...part };
    this.#setup.keep(this.#content);
    // Of two versions a person chooses first.
    if (this.#saving === 'conflict') this.#tell('conflict');
    else {
      this.#tell('waiting');
      this.#in(QUIET_MS);
    }
  }

  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#underway = this.#underway.then(() => this.#send());
    return this.#underway;
  }

  /** At once what would be tried again later. */
  retry(): void {
    if (this.#saving === 'failed') void this.save();
  }

  /** Saves what waits, for a while; false where something stays unsaved. */
  async settle(): Promise<boolean> {
    if (this.#isDue) void this.save();
    await Promise.race([this.#underway, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    return !this.isUnsaved;
  }

  /** What stands in the form, once a saving that is underway has told its revision. */
  async content(): Promise<ReviewContent> {
    clearTimeout(this.#timer);
    await this.#underway;
    return this.#content;
  }

  /**
   * Submitting what stands in the form did not succeed: it is saved as it is.
   * @param isChanged somebody else has saved meanwhile, so that a person chooses first
   */
  notSubmitted(isChanged: boolean): void {
    if (isChanged) this.#tell('conflict');
    else if (this.#isDue) void this.save();
  }

  /** Goes on from another revision with what stands in the form. */
  rebase(revision: number): void {
    this.#content = { ...this.#content, revision };
    void this.save();
  }

  /** Throws away what stands in the form for what is kept with the service. */
  takeOver({ answers, comment, revision }: ReviewContent): void {
    this.#content = { answers, comment, revision };
    this.done();
  }

  /** Nothing more is to be saved. */
  done(): void {
    this.close();
    this.#setup.keep(null);
    this.#tell('clean');
  }

  /** The form is left: nothing is tried any more. */
  close(): void {
    clearTimeout(this.#timer);
  }

  /** Whether it is to be saved without anybody's doing. */
  get #isDue(): boolean {
    return this.#saving === 'waiting' || this.#saving === 'failed';
  }

  async #send(): Promise<void> {
    const content = this.#content;
    this.#tell('saving');
    try {
      const { revision } = await this.#setup.send(content);
      const isNewest = this.#content === content;
      this.#content = { ...this.#content, revision };
      this.#failures = 0;
      this.#setup.keep(isNewest ? null : this.#content);
      this.#tell(isNewest ? 'saved' : 'waiting');
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.status >= 500 || failure.status === 429) {
        this.#tell('failed');
        this.#in(PAUSES_MS[Math.min(this.#failures++, PAUSES_MS.length - 1)]!);
      } else this.#tell(failure.status === 409 ? 'conflict' : 'refused', failure);
    }
  }

  #in(pauseMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), pauseMs);
  }

  #tell(saving: Saving, refusal: Refused | null = null): void {
    this.#saving = saving;
    this.#setup.tell(saving, this.#content, refusal);
  }
}

/** Longer texts are hardly ever said twice. */
const LONGEST = 400;
/** So many texts at most are in either generation. */
const GENERATION = 512;
/** Prints of texts that were said once; a newer text takes the place of an older one. */
const PRINTS = 1 << 13;

/**
 * What was made of texts that come again: set phrases of agents, menus of bots, greetings and closings.
 * A text is kept from the second time on, so that what is said once costs next to nothing; of those not met for long none
 * stays. Memory is bounded: two generations, of which the older one goes when the younger one is full.
 */
export class RecurringTexts<Made> {
  readonly #prints = new Int32Array(PRINTS);
  #young = new Map<string, Made>();
  #old = new Map<string, Made>();

  get(text: string): Made | undefined {
    if (text.length > LONGEST) return undefined;
    const young = this.#young.get(text);
    if (young !== undefined) return young;
    const old = this.#old.get(text);
    if (old !== undefined) this.keep(text, old);
    return old;
  }

  /** Whether the text, which is not kept, has been asked about before; from then on it is worth keeping. */
  comesAgain(text: string): boolean {
    if (text.length > LONGEST) return false;
    const print = printOf(text);
    const cell = print & (PRINTS - 1);
    if (this.#prints[cell] === print) return true;
    this.#prints[cell] = print;
    return false;
  }

  keep(text: string, made: Made): void {
    if (this.#young.size >= GENERATION) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(text, made);
  }
}

/** FNV-1a over the units of the text; never 0, which stands for no text. */
function printOf(text: string): number {
  let print = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) print = Math.imul(print ^ text.charCodeAt(i), 0x01000193);
  // The low bits choose the cell: let the high ones take part.
  print ^= print >>> 15;
  return print === 0 ? 1 : print;
}

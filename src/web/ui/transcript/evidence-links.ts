export interface EvidenceLinks {
  /** Lights everything that carries one of the references. */
  light(refs: readonly string[]): void;
  disconnect(): void;
}

/**
 * Answers, signals and passages that speak of each other carry the same reference in `data-refs`. Pointing at one, or
 * bringing the focus to it, lights the others; a click goes there, unless `data-stays`. What names a turn in
 * `data-turn` leads to that turn.
 * @param show brings a turn of the transcript into sight, where not all of them are on the page
 */
export function connect(root: HTMLElement, show?: (turn: number) => void): EvidenceLinks {
  let lit: ReadonlySet<string> = new Set();
  const paint = () => {
    for (const one of root.querySelectorAll<HTMLElement>('[data-refs]')) {
      const isLit = refsOf(one).some((ref) => lit.has(ref));
      if (isLit !== one.classList.contains('lit')) one.classList.toggle('lit', isLit);
    }
  };
  const light = (refs: readonly string[]) => {
    if (lit.size === 0 && refs.length === 0) return;
    lit = new Set(refs);
    paint();
  };
  const point = (event: Event) => {
    const source = target(event);
    light(source === null ? [] : refsOf(source));
  };
  // What is lit stays so while the focus goes to the turn that holds it.
  const focus = (event: Event) => {
    if (target(event) !== null) point(event);
  };
  const go = (event: Event, source: HTMLElement) => {
    if (source.dataset['stays'] === 'true') return;
    const named = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-turn]') : null;
    const turn = named?.dataset['turn'] ?? source.querySelector<HTMLElement>('[data-turn]')?.dataset['turn'];
    const isBeside = source.closest('.transcript') === null;
    if (show !== undefined && isBeside && turn !== undefined) show(Number(turn));
    else goToOtherSide(root, source);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const source = target(event);
    if (source === null || source !== event.target || source instanceof HTMLButtonElement) return;
    event.preventDefault();
    go(event, source);
  };
  const click = (event: Event) => {
    const source = target(event);
    if (source !== null && !isControl(event.target)) go(event, source);
  };
  const leave = () => light([]);
  root.addEventListener('pointerover', point);
  root.addEventListener('focusin', focus);
  root.addEventListener('pointerleave', leave);
  root.addEventListener('click', click);
  root.addEventListener('keydown', press);
  // In a long transcript turns come onto the page while they are lit.
  const arrivals = new MutationObserver(() => {
    if (lit.size > 0) paint();
  });
  arrivals.observe(root, { childList: true, subtree: true });
  return {
    light,
    disconnect() {
      arrivals.disconnect();
      root.removeEventListener('pointerover', point);
      root.removeEventListener('focusin', focus);
      root.removeEventListener('pointerleave', leave);
      root.removeEventListener('click', click);
      root.removeEventListener('keydown', press);
    },
  };
}

/** Scrolls to the nearest thing on the other side: from an answer to its passage, from a passage to its answer. */
function goToOtherSide(root: HTMLElement, source: HTMLElement): void {
  const isPassage = source.closest('.transcript') !== null;
  const wanted = new Set(refsOf(source));
  const other = [...root.querySelectorAll<HTMLElement>('[data-refs]')].find(
    (one) =>
      (one.closest('.transcript') !== null) !== isPassage && refsOf(one).some((ref) => wanted.has(ref)),
  );
  // A passage in what a letter repeats of another is folded away.
  other?.closest('details')?.setAttribute('open', '');
  other?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}

function target(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('[data-refs]') : null;
}

/** A button or field inside of what is linked has its own doing. */
function isControl(node: EventTarget | null): boolean {
  const control = node instanceof Element ? node.closest('button, a, input, textarea, summary') : null;
  return control !== null && !control.hasAttribute('data-refs');
}

function refsOf(node: HTMLElement): string[] {
  return (node.dataset['refs'] ?? '').split(' ');
}

/**
 * Answers, signals and passages that speak of each other carry the same reference in `data-refs`. Pointing at one, or
 * bringing the focus to it, lights the others; a click goes there.
 */
export function connect(root: HTMLElement): void {
  const light = (event: Event) => {
    const source = target(event);
    dim(root);
    if (source === null) return;
    for (const other of related(root, source)) other.classList.add('lit');
  };
  root.addEventListener('pointerover', light);
  root.addEventListener('focusin', light);
  root.addEventListener('pointerleave', () => dim(root));
  root.addEventListener('click', (event) => {
    const source = target(event);
    if (source !== null) go(root, source);
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const source = target(event);
    if (source === null || source !== event.target) return;
    event.preventDefault();
    go(root, source);
  });
}

/** Scrolls to the nearest thing on the other side: from an answer to its passage, from a passage to its answer. */
function go(root: HTMLElement, source: HTMLElement): void {
  const isPassage = source.closest('.transcript') !== null;
  const other = related(root, source).find((one) => (one.closest('.transcript') !== null) !== isPassage);
  other?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}

function target(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('[data-refs]') : null;
}

function related(root: HTMLElement, source: HTMLElement): HTMLElement[] {
  const wanted = new Set(refsOf(source));
  return [...root.querySelectorAll<HTMLElement>('[data-refs]')].filter((one) =>
    refsOf(one).some((ref) => wanted.has(ref)),
  );
}

function refsOf(node: HTMLElement): string[] {
  return (node.dataset['refs'] ?? '').split(' ');
}

function dim(root: HTMLElement): void {
  for (const one of root.querySelectorAll('.lit')) one.classList.remove('lit');
}

import { element } from '../ui/dom.ts';
import { pageLanguage, say } from './words.ts';

interface Result {
  readonly line: number;
  readonly id?: string;
  readonly status: 'accepted' | 'duplicate' | 'rejected';
  readonly error?: string;
}

/** So many refusals are shown with their reasons. */
const SHOWN = 5;

/** Takes files and sends them in; each tells what became of its conversations, line by line. */
export function sendingCard(): HTMLElement {
  const input = element('input', { type: 'file', multiple: true, id: 'files' });
  const list = element('ul', { class: 'sent', 'aria-live': 'polite' });
  const drop = element('label', { class: 'drop', for: 'files' }, say('sendNote'), input);
  const take = (files: FileList | null | undefined) => {
    for (const file of files ?? []) void sendFile(file, list);
  };
  input.addEventListener('change', () => {
    take(input.files);
    input.value = '';
  });
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    take(event.dataTransfer?.files);
  });
  return element('section', { class: 'card' }, element('h2', {}, say('send')), drop, list);
}

async function sendFile(file: File, list: Element): Promise<void> {
  const told = element('span', {}, `${say('sending')}…`);
  const reasons = element('ul', { class: 'reasons' });
  list.prepend(element('li', {}, element('strong', {}, file.name), ' ', told, reasons));
  const counts = { accepted: 0, duplicate: 0, rejected: 0 };
  const take = ({ line, id, status, error }: Result) => {
    counts[status]++;
    told.textContent = (['accepted', 'duplicate', 'rejected'] as const)
      .filter((one) => counts[one] > 0 || one === 'accepted')
      .map((one) => `${say(one)} ${counts[one]}`)
      .join(' · ');
    if (status === 'rejected' && counts.rejected <= SHOWN) {
      reasons.append(element('li', {}, `${line}${id === undefined ? '' : ` (${id})`}: ${error ?? ''}`));
    }
  };
  try {
    const response = await fetch(`/api/v1/conversations:upload?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'accept-language': pageLanguage() },
      body: file,
    });
    if (!response.ok) {
      const problem = (await response.json().catch(() => ({}))) as { detail?: string; title?: string };
      throw new Error(problem.detail ?? problem.title ?? String(response.status));
    }
    for await (const line of linesOf(response)) take(JSON.parse(line) as Result);
  } catch (failure) {
    told.textContent = `${say('wrong')}: ${failure instanceof Error ? failure.message : ''}`;
    told.className = 'problem';
  }
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (line !== '') yield line;
  }
  if (rest !== '') yield rest;
}

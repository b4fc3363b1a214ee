import { parseTemplate, type Template } from './template.ts';

export const QUEUES = [
  'billing',
  'broadband',
  'mobile',
  'shop',
  'refunds',
  'installation',
  'membership',
] as const;
export type Queue = (typeof QUEUES)[number];

export const PRODUCTS = ['broadband', 'mobile_plan', 'device', 'appliance', 'membership'] as const;
export type Product = (typeof PRODUCTS)[number];

/** What one side says and what the other says to it. */
export type Exchange = readonly [first: Template, second: Template];

/** One matter that customers come with, written out for every step of a conversation. */
export interface Scene {
  readonly id: string;
  readonly queue: Queue;
  readonly product: Product;
  /** Words that stay the same within one conversation, such as the appliance it is about. */
  readonly locals: ReadonlyMap<string, readonly string[]>;
  /** The need in a few words, fit to stand after "you say that". */
  readonly needs: readonly Template[];
  readonly openings: readonly Template[];
  /** The agent asks, the customer answers. */
  readonly probes: readonly Exchange[];
  /** The agent's answer; each says the same in other words. */
  readonly answers: readonly Template[];
  /** The customer asks on, the agent answers. */
  readonly followUps: readonly Exchange[];
  /** The customer is content. */
  readonly endings: readonly Template[];
}

/**
 * Reads scenes from their written form. A scene begins with `# id queue product`; its lines are
 * `@ name: a|b` words of the scene, `= need`, `> opening`, `? question => answer`, `! answer`,
 * `+ question => answer`, `. ending`. Throws an `Error` that quotes the line it cannot read.
 */
export function parseScenes(written: string): Scene[] {
  return written
    .split(/^# /m)
    .slice(1)
    .map((block) => parseScene(block.trim()));
}

function parseScene(block: string): Scene {
  const [header = '', ...lines] = block.split('\n').map((line) => line.trim());
  const [id = '', queue = '', product = ''] = header.split(' ');
  if (!isOneOf(QUEUES, queue) || !isOneOf(PRODUCTS, product))
    throw new Error(`Scene "${header}": write "# id queue product" with a known queue and product`);
  const of = (mark: string) =>
    lines.filter((line) => line.startsWith(`${mark} `)).map((line) => line.slice(2).trim());
  const stray = lines.find((line) => line !== '' && !/^[@=>?!+.] /.test(line));
  if (stray !== undefined) throw new Error(`Scene ${id}: no step begins like "${stray}"`);
  const scene = {
    id,
    queue,
    product,
    locals: new Map(of('@').map((line) => parseLocal(id, line))),
    needs: of('=').map(parseTemplate),
    openings: of('>').map(parseTemplate),
    probes: of('?').map((line) => parseExchange(id, line)),
    answers: of('!').map(parseTemplate),
    followUps: of('+').map((line) => parseExchange(id, line)),
    endings: of('.').map(parseTemplate),
  };
  for (const step of ['needs', 'openings', 'answers', 'followUps', 'endings'] as const)
    if (scene[step].length === 0) throw new Error(`Scene ${id} has no ${step}: write at least one`);
  return scene;
}

function parseLocal(id: string, line: string): [string, string[]] {
  const colon = line.indexOf(':');
  if (colon < 0) throw new Error(`Scene ${id}: write "@ name: a|b" instead of "@ ${line}"`);
  return [
    line.slice(0, colon).trim(),
    line
      .slice(colon + 1)
      .trim()
      .split('|'),
  ];
}

function parseExchange(id: string, line: string): Exchange {
  const [first, second, ...rest] = line.split('=>').map((side) => side.trim());
  if (!first || !second || rest.length > 0)
    throw new Error(`Scene ${id}: write "question => answer" instead of "${line}"`);
  return [parseTemplate(first), parseTemplate(second)];
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}

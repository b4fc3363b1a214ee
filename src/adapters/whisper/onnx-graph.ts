import { MessageWriter } from './protobuf.ts';

/** Element types by their numbers in ONNX. */
export const FLOAT = 1;
export const UINT8 = 2;
export const INT64 = 7;

/** Operators of ONNX Runtime beyond the standard. */
export const MICROSOFT = 'com.microsoft';

type Attribute = number | bigint | readonly bigint[];
/** A length by its number, or one that is known only when the graph runs, by a name. */
type Dimension = number | string;

const IR_VERSION = 10;
const OPSET = 21;
const ATTRIBUTE_FLOAT = 1;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_INTS = 7;

/** Writes an ONNX model: the fields are numbered as in onnx.proto. Values are known by their names. */
export class OnnxGraph {
  readonly #name: string;
  readonly #nodes: MessageWriter[] = [];
  readonly #constants: MessageWriter[] = [];
  readonly #inputs: MessageWriter[] = [];
  readonly #outputs: MessageWriter[] = [];
  readonly #whole = new Map<string, string>();
  #count = 0;

  constructor(name: string) {
    this.#name = name;
  }

  input(name: string, type: number, dims: readonly Dimension[]): string {
    this.#inputs.push(valueInfo(name, type, dims));
    return name;
  }

  /** Makes a value a result of the model under a name of its own. */
  output(name: string, value: string, type: number, dims: readonly Dimension[]): void {
    this.node('Identity', [value], {}, { names: [name] });
    this.#outputs.push(valueInfo(name, type, dims));
  }

  /** Numbers that are part of the model, in rows. */
  constant(data: Float32Array | Uint8Array | BigInt64Array, dims: readonly number[]): string {
    const name = this.#fresh();
    const tensor = new MessageWriter();
    for (const dim of dims) tensor.int(1, dim);
    const type = data instanceof Float32Array ? FLOAT : data instanceof Uint8Array ? UINT8 : INT64;
    tensor.int(2, type).text(8, name);
    tensor.bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    this.#constants.push(tensor);
    return name;
  }

  /** A list of whole numbers, as shapes and axes are. */
  whole(...values: readonly number[]): string {
    const key = values.join();
    const known = this.#whole.get(key);
    if (known !== undefined) return known;
    const made = this.constant(BigInt64Array.from(values, BigInt), [values.length]);
    this.#whole.set(key, made);
    return made;
  }

  scalar(value: number): string {
    return this.constant(Float32Array.of(value), []);
  }

  /** The first result of an operator. An input of '' is left out. */
  node(
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    options: { readonly domain?: string; readonly names?: readonly string[] } = {},
  ): string {
    return this.nodes(operator, inputs, attributes, { names: [this.#fresh()], ...options })[0]!;
  }

  /** All results of an operator, under the given names. */
  nodes(
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>>,
    options: { readonly domain?: string; readonly names?: readonly string[]; readonly results?: number },
  ): readonly string[] {
    const names = options.names ?? Array.from({ length: options.results ?? 1 }, () => this.#fresh());
    const node = new MessageWriter();
    for (const input of inputs) node.text(1, input);
    for (const name of names) node.text(2, name);
    node.text(3, `${operator}_${names[0]}`).text(4, operator);
    for (const [name, value] of Object.entries(attributes)) node.message(5, attribute(name, value));
    if (options.domain !== undefined) node.text(7, options.domain);
    this.#nodes.push(node);
    return names;
  }

  /** The model as ONNX Runtime takes it in. */
  finish(): Uint8Array {
    const graph = new MessageWriter();
    for (const node of this.#nodes) graph.message(1, node);
    graph.text(2, this.#name);
    for (const constant of this.#constants) graph.message(5, constant);
    for (const input of this.#inputs) graph.message(11, input);
    for (const output of this.#outputs) graph.message(12, output);
    return new MessageWriter()
      .int(1, IR_VERSION)
      .text(2, 'tingzhen')
      .message(7, graph)
      .message(8, new MessageWriter().text(1, '').int(2, OPSET))
      .message(8, new MessageWriter().text(1, MICROSOFT).int(2, 1))
      .finish();
  }

  #fresh(): string {
    return `v${this.#count++}`;
  }
}

function attribute(name: string, value: Attribute): MessageWriter {
  const message = new MessageWriter().text(1, name);
  if (typeof value === 'number') return message.float(2, value).int(20, ATTRIBUTE_FLOAT);
  if (typeof value === 'bigint') return message.int(3, value).int(20, ATTRIBUTE_INT);
  for (const one of value) message.int(8, one);
  return message.int(20, ATTRIBUTE_INTS);
}

function valueInfo(name: string, type: number, dims: readonly Dimension[]): MessageWriter {
  const shape = new MessageWriter();
  for (const dim of dims) {
    const one = new MessageWriter();
    shape.message(1, typeof dim === 'number' ? one.int(1, dim) : one.text(2, dim));
  }
  const tensor = new MessageWriter().int(1, type).message(2, shape);
  return new MessageWriter().text(1, name).message(2, new MessageWriter().message(1, tensor));
}

/** Values of one query under names of their own, so that parts of a query are written apart. */
export class Parameters {
  readonly values: Record<string, unknown>;

  constructor(organisation: string) {
    this.values = { organisation };
  }

  /** The placeholder that stands for the value in the SQL. */
  add(value: unknown, type: string): string {
    const name = `p${Object.keys(this.values).length}`;
    this.values[name] = value;
    return `{${name}:${type}}`;
  }

  text(value: string): string {
    return this.add(value, 'String');
  }

  texts(values: readonly string[]): string {
    return this.add([...values], 'Array(String)');
  }

  number(value: number): string {
    return this.add(value, 'Float64');
  }
}

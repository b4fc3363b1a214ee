type Child = Node | string | null | undefined | false;

/** Builds an element. Texts become text nodes, so that nothing said in a conversation is ever read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) made.append(child);
  }
  return made;
}

export function clear(node: Element, ...children: Child[]): void {
  node.replaceChildren();
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
}

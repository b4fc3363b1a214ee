/** The number under which this page's server lets styles in. */
export const STYLE_NONCE = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/**
 * Ant Design writes most of its styles under the nonce that it is given, but not those with which it measures scroll
 * bars and holds a page still behind a dialogue. Those are made here with the same nonce.
 */
export function letOwnStylesIn(): void {
  const create = document.createElement.bind(document);
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options);
    if (element instanceof HTMLStyleElement) element.nonce = STYLE_NONCE;
    return element;
  }) as typeof document.createElement;
}

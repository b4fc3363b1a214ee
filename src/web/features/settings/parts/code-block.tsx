import styles from './parts.module.css';

/** Lines to be taken elsewhere; moved sideways where the screen is narrow. */
export function CodeBlock({ children }: { readonly children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved sideways must be reached by the keyboard
    <pre className={styles['block']} tabIndex={0}>
      <code className={styles['code']}>{children}</code>
    </pre>
  );
}

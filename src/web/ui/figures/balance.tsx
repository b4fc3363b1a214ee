import styles from './balance.module.css';

/** A bar in the colour of its words: to the right of the middle for more, to the left for less; `share` is −1 to 1. */
export function Balance({ share }: { readonly share: number }) {
  const size = Math.abs(share) * 50;
  return (
    <span className={styles['bar']} aria-hidden="true">
      <i style={{ width: `${size}%`, insetInlineStart: share < 0 ? `${50 - size}%` : '50%' }} />
    </span>
  );
}

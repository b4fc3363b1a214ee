import type { ErrorComponentProps } from '@tanstack/react-router';
import { Problem } from './problem.tsx';

/** A page that broke; the rest of the application stays. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return <Problem failure={error} retry={reset} isPage />;
}

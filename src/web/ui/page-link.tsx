import { Link, type LinkComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Search } from '../client/address.ts';

interface PageLinkProps {
  readonly to: string;
  readonly search?: Search;
  readonly className?: string | undefined;
  readonly title?: string;
  readonly label?: string;
  readonly onClick?: () => void;
  readonly children?: ReactNode;
}

/** A link to a page with what its address says. */
export function PageLink({ to, search = {}, className, title, label, onClick, children }: PageLinkProps) {
  const given = {
    to,
    search,
    className,
    title,
    onClick,
    'aria-label': label,
  } as unknown as LinkComponentProps;
  return <Link {...given}>{children}</Link>;
}

/** A link to another view of the page: a real address, so that it can be copied and opened beside, without loading the page anew. */
import type { ReactNode } from 'react';
import { linkTo, navigate, useAddress, type Change } from '../state/address.ts';

interface ViewLinkProps {
  /** What changes; all else of the address stays. */
  readonly to: Change;
  readonly children: ReactNode;
  readonly label?: string;
}

export function ViewLink({ to, children, label }: ViewLinkProps) {
  const address = useAddress();
  return (
    <a
      href={linkTo(address, to)}
      aria-label={label}
      onClick={(event) => {
        // A click with a key held opens a window or a tab: that is the browser's.
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        navigate(to);
      }}
    >
      {children}
    </a>
  );
}

/** The way from a figure to the row of the scenario that it rests on, with how sure that row is. */
import type { ReactNode } from 'react';
import type { Input } from '../api/inputs.ts';
import { t } from '../i18n/text.ts';
import { SourceChip } from './source-chip.tsx';
import { ViewLink } from './view-link.tsx';

interface InputLinkProps {
  /** Null where there is no such row: then only the text is there. */
  readonly of: Input | null;
  /** The name of the thing; without one the link says what it is. */
  readonly children?: ReactNode;
}

export function InputLink({ of, children }: InputLinkProps) {
  if (of === null) return children ?? null;
  return (
    <>
      <span title={t('Inputs and source')} className={children === undefined ? undefined : 'input-link'}>
        <ViewLink to={{ screen: 'scenario', query: { section: of.section, row: of.row } }}>
          {children ?? t('Inputs and source')}
        </ViewLink>
      </span>{' '}
      <SourceChip of={of} />
    </>
  );
}

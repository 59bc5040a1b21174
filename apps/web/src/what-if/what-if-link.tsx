/** A link to the what-if with a lever already pulled. */
import type { Lever } from '@muster/planning/run';
import { t } from '../i18n/text.ts';
import { linkTo, navigate, useAddress } from '../state/address.ts';
import { formatLevers } from './levers-in-address.ts';

export function WhatIfLink({ lever }: { readonly lever: Lever | null }) {
  const address = useAddress();
  const change = {
    screen: 'what-if',
    query: { levers: lever === null ? null : formatLevers([lever]) },
  } as const;
  return (
    <a
      href={linkTo(address, change)}
      onClick={(event) => {
        event.preventDefault();
        navigate(change);
      }}
    >
      {t('Try it')}
    </a>
  );
}

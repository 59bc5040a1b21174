/** A link to the what-if with a lever already pulled. */
import type { Lever } from '@muster/planning/run';
import { ViewLink } from '../app/view-link.tsx';
import { t } from '../i18n/text.ts';
import { formatLevers } from './levers-in-address.ts';

export function WhatIfLink({ lever, label }: { readonly lever: Lever | null; readonly label?: string }) {
  return (
    <ViewLink to={{ screen: 'what-if', query: { levers: lever === null ? null : formatLevers([lever]) } }}>
      {label ?? t('Try it')}
    </ViewLink>
  );
}

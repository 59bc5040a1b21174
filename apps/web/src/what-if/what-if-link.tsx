/** A link to the what-if with a lever pulled beside those that are set. */
import type { Lever } from '@muster/planning/run';
import { ViewLink } from '../app/view-link.tsx';
import { t } from '../i18n/text.ts';
import { useAddress } from '../state/address.ts';
import { mayHaveLever, setLever } from './lever-of-resource.ts';
import { formatLevers, parseLevers } from './levers-in-address.ts';

interface WhatIfLinkProps {
  readonly lever?: Lever;
  readonly label?: string;
}

export function WhatIfLink({ lever, label }: WhatIfLinkProps) {
  const levers = parseLevers(useAddress().query['levers']);
  const all = lever === undefined ? levers : setLever(levers, lever.kind, lever);
  return (
    <ViewLink to={{ screen: 'what-if', query: { levers: formatLevers(all), relief: null } }}>
      {label ?? t('Try it')}
    </ViewLink>
  );
}

/** One more asset goes to the pool that was tried. Which lever relieves another resource is found in the scenario, which the what-if loads; nothing where none can fit. */
export function TryRelief({ resource, pool }: { readonly resource: string; readonly pool?: string | null }) {
  if (pool !== null && pool !== undefined) return <WhatIfLink lever={{ kind: 'lift', pool, more: 1 }} />;
  return mayHaveLever(resource) ? (
    <ViewLink to={{ screen: 'what-if', query: { relief: resource } }}>{t('Try it')}</ViewLink>
  ) : null;
}

/** Who decides, by name: results speak of nations by code and of offices by id. */
import { useMemo } from 'react';
import type { Posture } from '../../api/model.ts';
import { useForce } from '../../api/sections.ts';
import { nationName } from '../../i18n/nation-name.ts';
import { say } from '../../i18n/text.ts';

export type OwnerNames = (owner: string) => string;

export function useOwnerNames(offices: Posture['offices']): OwnerNames {
  const nations = useForce().data?.nationById;
  return useMemo(() => {
    const titles = new Map(offices.map(({ id, title }) => [id, title]));
    return (owner) => nations?.get(owner)?.name ?? titles.get(owner) ?? say(nationName(owner));
  }, [nations, offices]);
}

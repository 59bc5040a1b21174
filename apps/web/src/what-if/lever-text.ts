/** A lever, or what a scenario supposes, as a reader would say it. */
import type { Lever } from '@muster/planning/run';
import type { Names } from '../api/names.ts';
import { massText, toPercent } from '../app/format.ts';
import { t } from '../i18n/text.ts';

export type NamesOfLevers = Pick<Names, 'place' | 'pool' | 'resource'>;

export function leverText(lever: Lever, names: NamesOfLevers): string {
  switch (lever.kind) {
    case 'attack':
      return `${t('Attack comes')}: ${lever.days < 0 ? t('{days} d earlier', { days: -lever.days }) : t('{days} d later', { days: lever.days })}`;
    case 'notice':
      return `${t('Notice of the response')}: ${toPercent(lever.share)}`;
    case 'gate': {
      const days =
        lever.days < 0 ? t('{days} d less', { days: -lever.days }) : t('{days} d more', { days: lever.days });
      return `${names.resource(`gate/${lever.gate}`)}: ${days}`;
    }
    case 'facility':
      return `${facilityTitle(lever.facility)}, ${names.place(lever.place)}: ${signed(lever.more)}`;
    case 'lift':
      return `${names.pool(lever.pool)}: ${signed(lever.more)}`;
    case 'stock':
      return `${names.resource(`supply/${lever.stock}`)}: ${lever.tonnes < 0 ? '−' : '+'}${massText(Math.abs(lever.tonnes))}`;
  }
}

export const facilityTitle = (facility: Extract<Lever, { kind: 'facility' }>['facility']): string =>
  ({
    berths: t('Berths'),
    ramps: t('Ramps'),
    'parking-wide': t('Wide parking'),
    'parking-narrow': t('Narrow parking'),
  })[facility];

export const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0');

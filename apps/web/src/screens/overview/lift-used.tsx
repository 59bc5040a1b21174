/** How much each type of lift was used, all its pools together. */
import type { CommanderData } from '../../api/loaders.ts';
import { useNames } from '../../api/names.ts';
import { toCount, toPercent } from '../../app/format.ts';
import { t } from '../../i18n/text.ts';
import { CommanderTable } from './commander-table.tsx';
import { byType } from './lift-by-type.ts';

export function LiftUsed({ rows }: { readonly rows: CommanderData['lift'] }) {
  const names = useNames();
  return (
    <CommanderTable
      title={t('Use of lift')}
      note={t('share of the hours that the use rate allows; hours: medians of the pools added up')}
      heads={[
        t('Lift'),
        { figure: t('Assets') },
        { figure: t('Trips') },
        { figure: t('Hours under way') },
        { figure: t('Share used') },
      ]}
      empty={
        rows.length === 0 ? t('Not in runs of earlier versions. Run the scenario anew.') : t('No lift was called.')
      }
      rows={byType(rows).map(({ liftType, assets, trips, hours, share }) => ({
        key: liftType,
        cells: [
          names.resource(`lift/${liftType}`),
          toCount(assets),
          toCount(Math.round(trips)),
          toCount(Math.round(hours)),
          toPercent(share),
        ],
      }))}
    />
  );
}

/** What the dates rest on: the assumptions that move readiness most, changed down and up with the same draws. */
import type { CommanderData } from '../../api/loaders.ts';
import { toTenth } from '../../app/format.ts';
import { layoutTornado } from '../../charts/tornado.ts';
import { say, t } from '../../i18n/text.ts';
import { CommanderTable } from './commander-table.tsx';

const WIDTH = 120;

export function Tornado({ rows, most }: { readonly rows: CommanderData['sensitivities']; readonly most?: number }) {
  const bars = layoutTornado(rows, WIDTH);
  const signed = (days: number) => `${days > 0 ? '+' : days < 0 ? '−' : ''}${toTenth(Math.abs(days))}`;
  return (
    <CommanderTable
      most={most}
      title={t('What the dates rest on')}
      note={t('mean days later, same draws')}
      heads={[t('Assumption'), { figure: t('Down') }, { figure: t('Up') }, { figure: t('Drawn') }]}
      empty={t('Known when the run has ended.')}
      rows={rows.map(({ assumption, low, high, lowDays, highDays }, index) => ({
        key: assumption,
        cells: [
          <span key="name">
            {say(assumption)}{' '}
            <span className="cell-note">{t('down: {low}; up: {high}', { low: say(low), high: say(high) })}</span>
          </span>,
          signed(lowDays.mean),
          signed(highDays.mean),
          <svg key="bar" width={WIDTH} height="14" aria-hidden="true">
            <rect {...bars[index].low} y="0" height="6" fill="var(--accent)" />
            <rect {...bars[index].high} y="7" height="6" fill="var(--cause-waiting)" />
            <line x1={bars[index].middleX} x2={bars[index].middleX} y1="0" y2="14" stroke="var(--faint)" />
          </svg>,
        ],
      }))}
    />
  );
}

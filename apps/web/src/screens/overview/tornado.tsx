/** What the dates rest on: the assumptions that move readiness most, changed down and up with the same draws. */
import type { CommanderData } from '../../api/loaders.ts';
import { Interval } from '../../app/interval.tsx';
import { layoutTornado, type TornadoBar } from '../../charts/tornado.ts';
import { say, t } from '../../i18n/text.ts';
import { CommanderTable } from './commander-table.tsx';

const WIDTH = 120;

export function Tornado({ rows, most }: { readonly rows: CommanderData['sensitivities']; readonly most?: number }) {
  const bars = layoutTornado(rows, WIDTH);
  return (
    <CommanderTable
      most={most}
      title={t('What the dates rest on')}
      note={t('days later (95 %), same draws')}
      heads={[t('Assumption'), { figure: t('Down') }, { figure: t('Up') }, { figure: t('Drawn') }]}
      empty={t('Known when the run has ended.')}
      rows={rows.map(({ assumption, low, high, lowDays, highDays }, index) => ({
        key: assumption,
        cells: [
          <span key="name">
            {say(assumption)}{' '}
            <span className="cell-note">{t('down: {low}; up: {high}', { low: say(low), high: say(high) })}</span>
          </span>,
          <Interval key="down" value={lowDays} unit="" less="good" />,
          <Interval key="up" value={highDays} unit="" less="good" />,
          <svg key="bar" width={WIDTH} height="14" aria-hidden="true">
            <Bar bar={bars[index].low} y={0} fill="var(--accent)" />
            <Bar bar={bars[index].high} y={7} fill="var(--cause-waiting)" />
            <line x1={bars[index].middleX} x2={bars[index].middleX} y1="0" y2="14" stroke="var(--faint)" />
          </svg>,
        ],
      }))}
    />
  );
}

/** With its interval as a whisker; faint where the assumption may move nothing. */
function Bar({ bar, y, fill }: { readonly bar: TornadoBar; readonly y: number; readonly fill: string }) {
  return (
    <g opacity={bar.isSure ? 1 : 0.4}>
      <rect x={bar.x} width={bar.width} y={y} height={6} fill={fill} />
      <line x1={bar.fromX} x2={bar.toX} y1={y + 3} y2={y + 3} stroke="var(--ink)" />
    </g>
  );
}

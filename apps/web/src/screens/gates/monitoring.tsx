/** Sectors of the line of contact: what is watched, what holds for how long; and who watches, from what. */
import type { MonitorLine, Posture } from '../../api/model.ts';
import { areaText, chanceText, distanceText, toCount, toPercent, toTenth } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { useClockStep } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';
import { t, word } from '../../i18n/text.ts';
import type { OwnerNames } from './owner-names.ts';

export function Sectors({ posture }: { readonly posture: Posture }) {
  const { run } = useShown();
  const step = useClockStep();
  if (posture.sectors.length === 0) return null;
  return (
    <Panel
      title={t('Sectors')}
      note={t('hold times are assumptions of the planner, lengthened by works and formations that are complete')}
      flush
    >
      <table className="data">
        <TableHead
          columns={[
            t('Sector'),
            { figure: t('Watched at the clock') },
            { figure: t('Breach seen') },
            { figure: t('Holds until P10 · P50') },
            { figure: t('Days gained') },
            { figure: t('Force ready in time (95 %)') },
          ]}
        />
        <tbody>
          {posture.sectors.map((sector) => (
            <tr key={sector.id}>
              <th scope="row">
                <InputLink of={{ section: 'sectors', row: sector.id }}>{sector.name}</InputLink>
              </th>
              <td className="number">{sector.coverage ? toPercent(sector.coverage.p50[step] ?? 0) : '–'}</td>
              <td className="number">{sector.detected ? toDDay(run.clock, sector.detected.p50) : '–'}</td>
              <td className="number">
                {toDDay(run.clock, sector.holdUntil.p10)} · {toDDay(run.clock, sector.holdUntil.p50)}
              </td>
              <td className="number">{sector.holdGainDays ? toTenth(sector.holdGainDays.p50) : '–'}</td>
              <td className="number">{sector.inTime ? chanceText(sector.inTime) : t('not attacked')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

interface MonitorsProps {
  readonly monitors: readonly MonitorLine[];
  readonly sectors: Posture['sectors'];
  readonly ownerOf: OwnerNames;
}

/** Empty for runs of earlier versions. */
export function Monitors({ monitors, sectors, ownerOf }: MonitorsProps) {
  const { run } = useShown();
  const nameOf = new Map(sectors.map(({ id, name }) => [id, name]));
  if (monitors.length === 0) return null;
  return (
    <Panel
      title={t('Who watches')}
      note={t(
        'what teams and sensors reach of their sectors, times what they see there; how far one reaches is an assumption',
      )}
      flush
    >
      <table className="data">
        <TableHead
          columns={[
            t('Contribution'),
            t('Nation'),
            t('Kind'),
            t('Sectors'),
            { figure: t('Teams or sensors') },
            { figure: t('Reach, of their sectors') },
            { figure: t('Adds to each') },
            { figure: t('Watches from P50') },
          ]}
        />
        <tbody>
          {monitors.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <InputLink of={{ section: 'monitors', row: row.id }}>{row.title}</InputLink>
              </th>
              <td>{row.nation === null ? '–' : ownerOf(row.nation)}</td>
              <td>{word(row.kind)}</td>
              <td>
                {row.sectors.length > 1 && row.sectors.length === sectors.length
                  ? t('all of them')
                  : row.sectors.map((id) => nameOf.get(id) ?? id).join(', ')}
              </td>
              <td className="number">{row.reach ? toCount(row.reach.count) : '–'}</td>
              <td className="number">{row.reach ? reachText(row.reach) : t('all of them')}</td>
              <td className="number">{toPercent(row.share)}</td>
              <td className="number">{toDDay(run.clock, row.watchesFrom.p50)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

const reachText = ({ amount, of, unit }: NonNullable<MonitorLine['reach']>): string =>
  unit === 'km' ? `${distanceText(amount)} / ${distanceText(of)}` : `${areaText(amount)} / ${areaText(of)}`;

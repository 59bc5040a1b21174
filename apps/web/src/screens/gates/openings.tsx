/** Opening of the theatre: when each place is opened and has all of its capacity, and the support contracts that this waits for. */
import type { QuantileTimes } from '@muster/planning/run';
import type { OpeningLine } from '../../api/model.ts';
import { useNames } from '../../api/names.ts';
import { toPercent } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { openShare } from '../../charts/open-share.ts';
import { t, word } from '../../i18n/text.ts';
import { useTableMinute } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';
import type { OwnerNames } from './owner-names.ts';

interface OpeningsProps {
  readonly openings: readonly OpeningLine[];
  readonly ownerOf: OwnerNames;
}

interface FacilitiesProps {
  readonly row: OpeningLine;
  readonly date: (times: QuantileTimes) => string;
}

/** When each facility is all there, and what of it is open; of the place as a whole where it opens as one. */
function Facilities({ row, date }: FacilitiesProps) {
  const minute = useTableMinute();
  const isOne = row.facilities.length === 0;
  return (
    <>
      <td className="number">
        {isOne
          ? date(row.full)
          : row.facilities.map(({ facility, full }) => (
              <div key={facility} className="small nowrap">
                {word(facility)}: {date(full)}
              </div>
            ))}
      </td>
      <td className="number strong">
        {isOne
          ? toPercent(openShare(row, minute))
          : row.facilities.map(({ facility, full }) => (
              <div key={facility} className="small nowrap">
                <span className="visually-hidden">{word(facility)}: </span>
                {toPercent(openShare({ ...row, full }, minute))}
              </div>
            ))}
      </td>
    </>
  );
}

export function Openings({ openings, ownerOf }: OpeningsProps) {
  const names = useNames();
  const { clock } = useShown().run;
  if (openings.length === 0) return null;
  const date = ({ p50 }: QuantileTimes) => (p50 === null ? t('never') : toDDay(clock, p50));
  return (
    <Panel
      title={t('Theatre opening')}
      note={t('median dates; capacity is that of beds, staging, clearance and handling')}
      flush
    >
      <table className="data">
        <TableHead
          columns={[
            t('Place'),
            t('Opened by'),
            { figure: t('Opened') },
            t('Support contracts'),
            { figure: t('Full') },
            { figure: t('Open at the clock') },
          ]}
        />
        <tbody>
          {openings.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <InputLink of={{ section: 'siteOpenings', row: row.id }}>{names.place(row.place)}</InputLink>
              </th>
              <td>{row.openedBy.map((id) => names.element(id)).join(', ') || '–'}</td>
              <td className="number">{date(row.opened)}</td>
              <td>
                {row.contracts.length === 0
                  ? '–'
                  : row.contracts.map(({ id, kind, nation, inForce }) => (
                      <div key={id} className="small">
                        <InputLink of={{ section: 'supportContracts', row: id }}>{word(kind)}</InputLink>
                        {nation === null ? '' : `, ${ownerOf(nation)}`}
                        {': '}
                        {date(inForce)}
                      </div>
                    ))}
              </td>
              <Facilities {...{ row, date }} />
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

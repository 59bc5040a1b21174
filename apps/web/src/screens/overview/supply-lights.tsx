import { useMemo } from 'react';
import { group, min } from 'd3';
import { toDays } from '../../app/format.ts';
import { EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { ViewLink } from '../../app/view-link.tsx';
import { useNames } from '../../api/names.ts';
import { useForce } from '../../api/sections.ts';
import type { StockMedian } from '../../api/model.ts';
import { NO_CONSUMPTION_DAYS, type Light } from '@muster/planning/run';
import { LIGHT_TITLES, lightAt, nextRed, worstFirst } from '../../charts/supply.ts';
import { useShown } from '../../app/run-context.ts';
import { SourceChip } from '../../app/source-chip.tsx';
import { useClockStep } from '../../state/clock.ts';
import { toDayLabel } from '../../state/time.ts';
import { CLASSES } from '../../i18n/stock-title.ts';
import { say, t } from '../../i18n/text.ts';

/** Shapes beside the colours: a light is readable without them. */
const MARKS: Readonly<Record<Light, string>> = { green: '●', amber: '▲', red: '■', out: '✕', none: '–' };
const MOST_PLACES = 9;

interface SupplyLightsProps {
  /** Those that something is consumed of. */
  readonly stocks: readonly StockMedian[];
  /** Rows that are shown on paper, where nothing is a link. */
  readonly most?: number;
}

/** What a stock without a target of its own is held against. */
const USUAL_TARGET_DAYS = 5;

/** Days at a step against the target; one that asks for nothing never lacks. */
function shareOfTarget({ daysOfSupply, targetDays }: StockMedian, step: number): number {
  const target = targetDays ?? USUAL_TARGET_DAYS;
  return target > 0 ? (daysOfSupply.p50[step] ?? NO_CONSUMPTION_DAYS) / target : Infinity;
}

/** Place by class: consumers first, worst first, so that the first rows are those to act on; with the next day at which one of the stocks turns red. */
export function SupplyLights({ stocks, most: mostOnPaper }: SupplyLightsProps) {
  const step = useClockStep();
  const force = useForce();
  const byPlace = useMemo(() => [...group(stocks, ({ place }) => place)], [stocks]);
  if (stocks.length === 0) return <EmptyState>{t('Nothing consumes from a stock in this scenario.')}</EmptyState>;
  const classes = CLASSES.map(({ value }) => value).filter((name) => stocks.some((stock) => stock.class === name));
  const most = mostOnPaper ?? MOST_PLACES;
  const places = byPlace
    .map(([place, own]) => ({ place, own, worst: min(own, (stock) => shareOfTarget(stock, step)) ?? Infinity }))
    .sort((a, b) => a.worst - b.worst || (a.place < b.place ? -1 : 1));
  const others = t('{count} more {count?place|places} on the supply screen', { count: places.length - most });
  return (
    <>
      <table className="data lights">
        <TableHead
          columns={[
            t('Place'),
            ...classes.map((name) => ({ figure: name === 'W' ? t('Water') : t('Class {name}', { name }) })),
            { figure: t('Next red') },
          ]}
        />
        <tbody>
          {places.slice(0, most).map(({ place, own }) => (
            <tr key={place}>
              <th scope="row">
                {force.data?.placeById.get(place)?.name ?? place} <SourceChip of={{ section: 'places', row: place }} />
              </th>
              {classes.map((name) => (
                <LightCell key={name} stocks={own.filter((stock) => stock.class === name)} step={step} />
              ))}
              <NextRed stocks={own} step={step} />
            </tr>
          ))}
        </tbody>
      </table>
      {places.length > most && (
        <p className="more muted small">
          {mostOnPaper === undefined ? <ViewLink to={{ screen: 'supply' }}>{others}</ViewLink> : others}
        </p>
      )}
    </>
  );
}

function NextRed({ stocks, step }: { readonly stocks: readonly StockMedian[]; readonly step: number }) {
  const { clock } = useShown().run;
  const next = nextRed(stocks, step);
  if (next === null) return <td className="number muted">–</td>;
  return (
    <td className="number">
      {next.class === 'W' ? t('Water') : next.class}{' '}
      <strong>{toDayLabel('D', clock.dDayMin, next.step * clock.stepMin)}</strong>
    </td>
  );
}

/** A place may have several stocks of a class, each for another force: the worst is the one to act on. */
function LightCell({ stocks, step }: { readonly stocks: readonly StockMedian[]; readonly step: number }) {
  const names = useNames();
  const [stock] = worstFirst(stocks, step);
  if (stock === undefined) return <td className="number muted">·</td>;
  const light = lightAt(stock, step);
  const days = stock.daysOfSupply.p50[step] ?? NO_CONSUMPTION_DAYS;
  return (
    <td className="number" title={stocks.length > 1 ? names.stock(stock) : say(LIGHT_TITLES[light])}>
      {stocks.length > 1 && <span className="muted">{t('worst of {count}:', { count: stocks.length })} </span>}
      {days >= NO_CONSUMPTION_DAYS ? <span className="muted">{t('no use')}</span> : `${toDays(days)} ${say('d')}`}{' '}
      <span className={`light light-${light}`} aria-hidden="true">
        {MARKS[light]}
      </span>
      <span className="visually-hidden">{say(LIGHT_TITLES[light])}</span>
    </td>
  );
}

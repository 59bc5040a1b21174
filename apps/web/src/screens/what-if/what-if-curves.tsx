import { useState } from 'react';
import { useElementSize } from '@mantine/hooks';
import type { ClosureCurve, RunClock } from '@muster/planning/run';
import { toCount } from '../../app/format.ts';
import { useDrawnWidth } from '../../app/printing.ts';
import { useWindow } from '../../app/run-context.ts';
import { SeriesTable } from '../../app/series-table.tsx';
import { windowDomain } from '../../charts/time-axis.ts';
import { CurvePairChart } from '../../drawing/curve-pair-chart.tsx';
import { t } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';

const HEIGHT = 240;

interface WhatIfCurvesProps {
  readonly clock: RunClock;
  readonly plan: ClosureCurve;
  readonly variant: ClosureCurve;
}

export function WhatIfCurves({ clock, plan, variant }: WhatIfCurvesProps) {
  const { ref, width: measured } = useElementSize();
  const width = useDrawnWidth(measured);
  const domain = windowDomain(clock, useWindow());
  const label = t(
    'Persons ready: saved plan closes at {plan}, with the levers at {variant}. Its table has the numbers.',
    {
      plan: toDDay(clock, plan.closure.p50),
      variant: toDDay(clock, variant.closure.p50),
    },
  );
  const [asTable, setAsTable] = useState(false);
  return (
    <>
      <div className="legend">
        <Legend />
        <button
          type="button"
          className="plain framed small"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {t('Table')}
        </button>
      </div>
      {asTable ? (
        <SeriesTable
          title={t('Persons ready')}
          {...{ clock, domain }}
          format={toCount}
          columns={[
            { title: t('Required'), values: plan.required },
            { title: t('Saved plan P50'), values: plan.ready.p50 },
            { title: t('With the levers P10'), values: variant.ready.p10 },
            { title: t('With the levers P50'), values: variant.ready.p50 },
            { title: t('With the levers P90'), values: variant.ready.p90 },
          ]}
        />
      ) : (
        <div ref={ref} style={{ height: HEIGHT }}>
          {width > 80 && <CurvePairChart {...{ clock, plan, variant, domain, width, label }} height={HEIGHT} />}
        </div>
      )}
    </>
  );
}

const Legend = () => (
  <>
    <span>
      <svg width="22" height="12" className="chart" aria-hidden="true">
        <path className="required" d="M0,6H22" />
      </svg>
      {t('required')}
    </span>
    <span>
      <svg width="22" height="12" className="chart" aria-hidden="true">
        <path className="saved" d="M0,6H22" />
      </svg>
      {t('ready, saved plan, median')}
    </span>
    <span>
      <svg width="22" height="12" className="chart" aria-hidden="true">
        <rect className="band" width="22" height="12" fill="var(--accent)" />
        <path className="ready" d="M0,6H22" stroke="var(--accent)" />
      </svg>
      {t('ready, with the levers, median and P10–P90')}
    </span>
  </>
);

import { useElementSize } from '@mantine/hooks';
import { inputOfStep } from '../../api/inputs.ts';
import type { ResponseStep } from '../../api/model.ts';
import { InputLink } from '../../app/input-link.tsx';
import { useDrawnWidth, usePrinting } from '../../app/printing.ts';
import { useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { findBindingGate } from '../../charts/binding-gate.ts';
import { layoutRange } from '../../charts/range-bar.ts';
import { responseDomain } from '../../charts/response-domain.ts';
import { layoutSheets } from '../../charts/sheets.ts';
import { timeTicks, type Domain } from '../../charts/time-axis.ts';
import { ClockCursor } from '../../drawing/clock-cursor.tsx';
import { toDDay } from '../../state/time.ts';
import { BindingTag } from './binding-tag.tsx';
import { fallsText } from './falls-text.ts';
import { Falls } from './falls.tsx';
import { GateActions } from './gate-actions.tsx';
import type { OwnerNames } from './owner-names.ts';
import { say, t, word } from '../../i18n/text.ts';

const ROW_HEIGHT = 20;
const AXIS_HEIGHT = 24;
const LABEL_WIDTH = 420;

interface StepsProps {
  readonly steps: readonly ResponseStep[];
  readonly ownerOf: OwnerNames;
}

/**
 * One row a step: a bar from P10 to P90 and a mark at the median, a cross where it falls again, with the numbers beside it. On paper as many drawings
 * as sheets are needed, on one time axis.
 */
export function ResponseTimeline({ steps, ownerOf }: StepsProps) {
  const { clock } = useShown().run;
  const { ref, width: measured } = useElementSize();
  const width = useDrawnWidth(measured);
  const onPaper = layoutSheets({ rows: steps.length, rowHeight: ROW_HEIGHT, headHeight: AXIS_HEIGHT });
  const { rowHeight, rowsOfSheet } = usePrinting() ? onPaper : { rowHeight: ROW_HEIGHT, rowsOfSheet: steps.length };
  const domain = responseDomain(steps, clock);
  const sheets = Array.from({ length: Math.ceil(steps.length / Math.max(1, rowsOfSheet)) }, (_, sheet) =>
    steps.slice(sheet * rowsOfSheet, (sheet + 1) * rowsOfSheet),
  );
  return (
    <div ref={ref}>
      {sheets.map((rows) => (
        <Sheet key={rows[0].id} steps={rows} {...{ ownerOf, domain, width, rowHeight }} />
      ))}
    </div>
  );
}

interface SheetProps extends StepsProps {
  readonly domain: Domain;
  readonly width: number;
  readonly rowHeight: number;
}

function Sheet({ steps, ownerOf, domain, width, rowHeight }: SheetProps) {
  const { run } = useShown();
  const binding = findBindingGate(run)?.gate.id;
  const left = Math.min(LABEL_WIDTH, width * 0.45);
  const height = AXIS_HEIGHT + steps.length * rowHeight;
  const label = t('Response timeline: {count} steps, each with its band; the table has the numbers', {
    count: steps.length,
  });
  return (
    <div className="drawing response-timeline" style={{ height }}>
      <ol className="step-labels" style={{ width: left, top: AXIS_HEIGHT }} aria-hidden="true">
        {steps.map((step) => (
          <li key={step.id} style={{ height: rowHeight, lineHeight: `${rowHeight}px` }} title={step.title}>
            {step.id === binding ? <strong>{step.title}</strong> : step.title}
            <span className="muted">
              {step.kind === 'commitment' && ` · ${word(step.subject)}`}
              {ownerBeside(step, ownerOf)}
            </span>
          </li>
        ))}
      </ol>
      {width > 80 && (
        <svg className="chart" width={width} height={height} role="img" aria-label={label}>
          {timeTicks(run.clock, domain, [left, width - 12]).map((tick) => (
            <g key={tick.minute}>
              <line className="grid" x1={tick.x} x2={tick.x} y1={AXIS_HEIGHT} y2={height} />
              <text x={tick.x} y={15} textAnchor="middle">
                {tick.label}
              </text>
            </g>
          ))}
          {steps.map((step, row) => (
            <StepRow
              key={step.id}
              {...{ step, domain, left }}
              width={Math.max(1, width - 12 - left)}
              y={AXIS_HEIGHT + row * rowHeight}
              height={rowHeight}
            />
          ))}
          <ClockCursor domain={domain} left={left} right={width - 12} top={AXIS_HEIGHT} bottom={height} />
        </svg>
      )}
    </div>
  );
}

/** The owner, unless the title names it: many steps are called after whose they are. */
function ownerBeside({ title, owner }: ResponseStep, ownerOf: OwnerNames): string {
  const name = owner === null ? '' : ownerOf(owner);
  return name === '' || title.includes(name) ? '' : ` · ${name}`;
}

interface StepRowProps {
  readonly step: ResponseStep;
  readonly domain: Domain;
  readonly left: number;
  /** Of the time axis. */
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

function StepRow({ step, domain, left, width, y, height }: StepRowProps) {
  const { clock } = useShown().run;
  const { p10, p50, p90 } = step.inForce;
  const bar = layoutRange(step.inForce, domain, width);
  const falls = fallsText(step, clock);
  const fallX = (step.fell && layoutRange(step.fell, domain, width)?.medianX) ?? null;
  const middle = y + height / 2;
  const inset = height / 4;
  return (
    <g className={`step ${step.kind}`}>
      <title>
        {`${step.title} (${say(step.kind)}): ${toDDay(clock, p10)} – ${toDDay(clock, p50)} – ${toDDay(clock, p90)}`}
        {falls !== null && `; ${falls}`}
      </title>
      {bar !== null && bar.beyond === null && (
        <rect className="band" x={left + bar.x} y={y + inset} width={bar.width} height={height - 2 * inset} rx={2} />
      )}
      {bar !== null && bar.beyond !== null && (
        <text className="muted" x={left + bar.x} y={middle + 4} textAnchor={bar.beyond === 'right' ? 'end' : 'start'}>
          {bar.beyond === 'right' ? '▸' : '◂'}
        </text>
      )}
      {p50 === null && (
        <text className="muted" x={left + width} y={middle + 4} textAnchor="end">
          {t('beyond run')}
        </text>
      )}
      {bar !== null && bar.medianX !== null && (
        <line className="median" x1={left + bar.medianX} x2={left + bar.medianX} y1={y + 3} y2={y + height - 3} />
      )}
      {fallX !== null && (
        <text className="muted" x={left + fallX} y={middle + 4} textAnchor="middle">
          ✕
        </text>
      )}
    </g>
  );
}

/** The table twin: every number of the drawing as text. */
export function ResponseTable({ steps, ownerOf }: StepsProps) {
  const { run } = useShown();
  const { clock } = run;
  const binding = findBindingGate(run)?.gate.id;
  return (
    <div className="gates-scroll" tabIndex={0} role="group" aria-label={t('Response timeline')}>
      <table className="data">
        <TableHead
          columns={[
            t('Step'),
            t('Owner'),
            t('Kind'),
            { figure: 'P10' },
            { figure: t('Median') },
            { figure: 'P90' },
            { unseen: t('Actions') },
          ]}
        />
        <tbody>
          {steps.map((step) => (
            <tr key={step.id}>
              <th scope="row">
                <InputLink of={inputOfStep(step.kind, step.id)}>{step.title}</InputLink>
                {step.id === binding && <BindingTag />}
              </th>
              <td>{step.owner === null ? '–' : ownerOf(step.owner)}</td>
              <td>
                {say(step.kind)}
                {step.kind === 'commitment' && `, ${word(step.subject)}`}
              </td>
              <td className="number">{toDDay(clock, step.inForce.p10)}</td>
              <td className="number strong">
                {toDDay(clock, step.inForce.p50)}
                <Falls of={step} />
              </td>
              <td className="number">{toDDay(clock, step.inForce.p90)}</td>
              <td>{step.kind === 'gate' && <GateActions gate={step.id} title={step.title} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

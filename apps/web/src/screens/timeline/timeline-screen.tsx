import { useMemo, type KeyboardEvent } from 'react';
import { useNames, type Names } from '../../api/names.ts';
import { useElements, useForce, useNamed, useShownReplication } from '../../api/sections.ts';
import { Panel } from '../../app/panel.tsx';
import { Await, EmptyState } from '../../app/states.tsx';
import { routesOf, type Route } from '../../charts/routes.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { Gantt } from './gantt.tsx';
import { GanttTable } from './gantt-table.tsx';
import { TimelineLegend } from './timeline-legend.tsx';
import { listLines, parseFilter, type TimelineItem } from './timeline-rows.ts';
import { TimelineTools } from './timeline-tools.tsx';
import { WhyLate } from './why-late.tsx';
import './timeline.css';
import { t } from '../../i18n/text.ts';

export default function TimelineScreen() {
  const { query } = useAddress();
  const elements = useNamed(useElements());
  const force = useForce();
  const shown = useShownReplication();
  const names = useNames();
  const routeTitle = useRouteTitles();
  const filter = useMemo(() => parseFilter(query), [query]);
  const shownById = useMemo(() => new Map(shown.data?.elements.map((element) => [element.id, element])), [shown.data]);
  const lines = useMemo(
    () =>
      listLines(
        elements.data ?? [],
        force.data?.elementById ?? new Map(),
        shownById,
        filter,
        filter.group === 'route' ? routeTitle : ({ nation }) => (nation === '' ? t('No nation') : names.nation(nation)),
      ),
    [elements.data, force.data, shownById, filter, routeTitle, names],
  );
  const selected = query['element'];
  const asTable = query['as'] === 'table';
  const count = lines.filter(({ kind }) => kind === 'item').length;
  const replication =
    shown.data === undefined ? '' : ` · ${t('bars: shown replication {number}', { number: shown.data.replication })}`;
  return (
    <div className={`timeline${selected ? ' with-why' : ''}`} onKeyDown={closeOnEscape}>
      <Panel
        title={t('Timeline')}
        note={
          elements.data === undefined
            ? undefined
            : `${t('{count} force {count?element|elements}', { count })}${replication}`
        }
        tools={<TimelineTools />}
        flush
        className="timeline-panel"
      >
        <Await value={elements} what={t('results by element')}>
          {() => {
            if (count === 0) return <EmptyState>{t('No force element matches the filter.')}</EmptyState>;
            return asTable ? <GanttTable lines={lines} /> : <Gantt lines={lines} selected={selected} />;
          }}
        </Await>
        <TimelineLegend />
      </Panel>
      {selected !== undefined && <WhyLate id={selected} />}
    </div>
  );
}

/** Escape puts the reasons away, wherever one is on the screen, and the focus back to their row; in a field it is the field's own. */
function closeOnEscape({ key, target, currentTarget }: KeyboardEvent<HTMLDivElement>) {
  const row = currentTarget.querySelector<HTMLElement>('.gantt-label[aria-pressed="true"]');
  if (key !== 'Escape' || target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
  if (currentTarget.querySelector('.why-late') === null) return;
  navigate({ query: { element: null } });
  row?.focus();
}

/** What the routes of the shown replication are called, by element. */
function useRouteTitles(): (item: TimelineItem) => string {
  const shown = useShownReplication().data;
  const force = useForce().data;
  const names = useNames();
  return useMemo(() => {
    const isCrossing = (place: string) => force?.placeById.get(place)?.kind === 'border-crossing';
    const leaves = new Map(shown?.elements.map(({ id, leavesMin }) => [id, leavesMin]));
    const routes =
      shown === undefined
        ? new Map<string, Route>()
        : routesOf(shown.movements, isCrossing, (element) => leaves.get(element) ?? null);
    return ({ id }) => titleOf(routes.get(id), names);
  }, [shown, force, names]);
}

function titleOf(route: Route | undefined, names: Names): string {
  if (route === undefined) return t('Carried with others, or not moved');
  if (route.by === 'crossing') return t('By land over {place}', { place: names.place(route.over) });
  const ends = { from: names.place(route.from), to: names.place(route.to) };
  if (route.by === 'sea') return t('By sea from {from} to {to}', ends);
  return route.by === 'air' ? t('By air from {from} to {to}', ends) : t('By land from {from} to {to}', ends);
}

import { useMemo } from 'react';
import { useNames, type Names } from '../../api/names.ts';
import { useElements, useForce, useNamed, useShownReplication } from '../../api/sections.ts';
import { componentTitle } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { Await, EmptyState } from '../../app/states.tsx';
import { routesOf, type Route } from '../../charts/routes.ts';
import { CauseLegend } from '../../drawing/cause-patterns.tsx';
import { navigate, useAddress } from '../../state/address.ts';
import { Gantt } from './gantt.tsx';
import { GanttTable } from './gantt-table.tsx';
import { GROUPS, listLines, parseFilter, SORTS, type Group, type Sort, type TimelineItem } from './timeline-rows.ts';
import { WhyLate } from './why-late.tsx';
import './timeline.css';
import { say, t } from '../../i18n/text.ts';

const GROUP_TITLES: Readonly<Record<Group, string>> = { nation: 'Nation', route: 'Way it went' };

const SORT_TITLES: Readonly<Record<Sort, string>> = {
  late: 'Lateness',
  required: 'Required date',
  ready: 'Ready date',
  name: 'Name',
};

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
    <div className={`timeline${selected ? ' with-why' : ''}`}>
      <Panel
        title={t('Timeline')}
        note={`${t('{count} force {count?element|elements}', { count })}${replication}`}
        tools={<Tools />}
        flush
        className="timeline-panel"
      >
        <Await value={elements} what={t('results by element')}>
          {() => {
            if (count === 0) return <EmptyState>{t('No force element matches the filter.')}</EmptyState>;
            return asTable ? <GanttTable lines={lines} /> : <Gantt lines={lines} selected={selected} />;
          }}
        </Await>
        <div className="timeline-legend">
          <CauseLegend />
          <div className="legend">
            <span>
              <svg width="14" height="12" aria-hidden="true">
                <path d="M7,2l4,4 -4,4 -4,-4Z" fill="var(--ink)" />
              </svg>
              {t('ready, shown replication')}
            </span>
            <span>
              <svg width="36" height="16" aria-hidden="true">
                <path d="M1,4v8M35,4v8M1,8H35" stroke="var(--muted)" fill="none" />
                <path d="M18,1l7,7 -7,7 -7,-7Z" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.3" />
              </svg>
              {t('ready P50 with P10–P90')}
            </span>
            <span>
              <svg width="10" height="12" aria-hidden="true">
                <path d="M5,0V12" stroke="var(--dday)" strokeWidth="2" strokeDasharray="3 1.5" />
              </svg>
              {t('required')}
            </span>
            <span>
              <svg width="12" height="12" aria-hidden="true">
                <path className="bound" d="M6,2l5,8h-10Z" />
              </svg>
              {t('bound: no schedule makes it ready earlier')}
            </span>
          </div>
        </div>
      </Panel>
      {selected !== undefined && <WhyLate id={selected} />}
    </div>
  );
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

function Tools() {
  const { query } = useAddress();
  const filter = parseFilter(query);
  const set = (change: Record<string, string | null>) => navigate({ query: change }, 'replace');
  return (
    <>
      <label className="field">
        {t('Find')}
        <input
          type="search"
          value={filter.text}
          size={14}
          maxLength={80}
          onChange={(event) => set({ find: event.target.value })}
        />
      </label>
      <label className="field">
        {t('Component')}
        <select value={filter.component} onChange={(event) => set({ component: event.target.value })}>
          <option value="">{t('All')}</option>
          {['land', 'air', 'sea', 'joint'].map((name) => (
            <option key={name} value={name}>
              {componentTitle(name)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('Sort')}
        <select
          value={filter.sort}
          onChange={(event) => set({ sort: event.target.value === 'late' ? null : event.target.value })}
        >
          {SORTS.map((name) => (
            <option key={name} value={name}>
              {say(SORT_TITLES[name])}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('Group by')}
        <select value={filter.group ?? ''} onChange={(event) => set({ group: event.target.value || null })}>
          <option value="">{t('Nothing')}</option>
          {GROUPS.map((name) => (
            <option key={name} value={name}>
              {say(GROUP_TITLES[name])}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="plain framed small"
        aria-pressed={query['as'] === 'table'}
        onClick={() => set({ as: query['as'] === 'table' ? null : 'table' })}
      >
        {t('Table')}
      </button>
    </>
  );
}

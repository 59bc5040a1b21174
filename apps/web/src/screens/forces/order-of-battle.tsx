import { useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ForceElement, ShownElement } from '../../api/model.ts';
import { useForce, useShownReplication } from '../../api/sections.ts';
import { componentMark, componentTitle, toCount } from '../../app/format.ts';
import { LeftOut } from '../../app/left-out.tsx';
import { useListedRows } from '../../app/printing.ts';
import { ViewLink } from '../../app/view-link.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import { groupTitle, GROUP_TITLES, type CauseGroup } from '../../charts/causes.ts';
import { stateAt, type ElementState } from '../../charts/gantt.ts';
import { CauseSwatch } from '../../drawing/cause-patterns.tsx';
import { ElementSymbol } from '../../drawing/element-symbol.tsx';
import { useAtClock } from '../../state/clock.ts';
import { say, t } from '../../i18n/text.ts';

const ROW_HEIGHT = 40;

/** Elements with their symbols and what each does at the clock in the shown replication. */
export function OrderOfBattle({ elements }: { readonly elements: readonly ForceElement[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useShownReplication();
  const shownById = new Map(shown.data?.elements.map((row) => [row.id, row]));
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler is in use, and its functions are called in this render only
  const rows = useVirtualizer({
    count: elements.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const { listed, left } = useListedRows(elements.length, rows.getVirtualItems());
  return (
    <div className="orbat" ref={scroller} tabIndex={0} role="group" aria-label={t('Order of battle')}>
      <ul style={{ height: rows.getTotalSize() }}>
        {listed.map(({ index, start }) => (
          <li key={elements[index].id} style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}>
            <OrbatRow element={elements[index]} shown={shownById.get(elements[index].id)} />
          </li>
        ))}
      </ul>
      <LeftOut left={left} />
    </div>
  );
}

interface OrbatRowProps {
  readonly element: ForceElement;
  readonly shown: ShownElement | undefined;
  /** Degree of command under the row above, where rows stand by command. */
  readonly under?: string | null;
}

export function OrbatRow({ element, shown, under }: OrbatRowProps) {
  const force = useForce();
  const change = { screen: 'timeline', query: { element: element.id } } as const;
  const place = (id: string) => force.data?.placeById.get(id)?.name ?? id;
  const facts = [
    ...(under ? [under] : []),
    element.nation,
    t('{count} {count?person|persons}', { count: toCount(element.persons) }),
    // Who stays where he is has no way.
    [...new Set([place(element.home), place(element.destination)])].join(' → '),
  ].join(' · ');
  return (
    <>
      <span
        className="component-key tall"
        style={{ background: componentMark(element.component) }}
        title={componentTitle(element.component)}
        role="img"
        aria-label={componentTitle(element.component)}
      />
      <ElementSymbol sidc={element.sidc} component={element.component} size={30} />
      <span className="orbat-name">
        <ViewLink to={change}>{element.name}</ViewLink>{' '}
        <SourceChip of={{ section: 'forceElements', row: element.id }} />
        <span className="muted" title={facts}>
          {facts}
        </span>
      </span>
      {shown && <StateNow shown={shown} />}
    </>
  );
}

const STATE_TITLES: Readonly<Record<Exclude<ElementState, keyof typeof GROUP_TITLES>, string>> = {
  before: 'Not yet ordered',
  ready: 'Ready',
  'in-place': 'In place',
  left: 'On the way home',
  home: 'Home again',
};

function StateNow({ shown }: { readonly shown: ShownElement }) {
  const state = useAtClock((minute) => stateAt(shown, minute).state);
  if (state === 'ready') return <span className="orbat-state good">◆ {t('Ready')}</span>;
  if (state in STATE_TITLES)
    return <span className="orbat-state muted">{say(STATE_TITLES[state as keyof typeof STATE_TITLES])}</span>;
  return (
    <span className="orbat-state">
      <CauseSwatch group={state as CauseGroup} /> {groupTitle(state as CauseGroup)}
    </span>
  );
}

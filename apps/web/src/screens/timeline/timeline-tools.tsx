/** Which force elements the timeline shows, in which order, and whether drawn. All of it stands in the address. */
import type { ReactNode } from 'react';
import { componentTitle } from '../../app/format.ts';
import { TableToggle } from '../../app/panel.tsx';
import { navigate, useAddress } from '../../state/address.ts';
import { say, t } from '../../i18n/text.ts';
import { GROUPS, parseFilter, SORTS, type Group, type Sort } from './timeline-rows.ts';

const GROUP_TITLES: Readonly<Record<Group, string>> = { nation: 'Nation', route: 'Way it went' };

const SORT_TITLES: Readonly<Record<Sort, string>> = {
  late: 'Lateness',
  required: 'Required date',
  ready: 'Ready date',
  name: 'Name',
};

export function TimelineTools() {
  const { query } = useAddress();
  const { text, component, sort, group } = parseFilter(query);
  const asTable = query['as'] === 'table';
  return (
    <>
      <label className="field">
        {t('Find')}
        <input
          type="search"
          value={text}
          size={14}
          maxLength={80}
          onChange={(event) => set({ find: event.target.value })}
        />
      </label>
      <Choice label={t('Component')} value={component} onChoose={(value) => set({ component: value })}>
        <option value="">{t('All')}</option>
        {['land', 'air', 'sea', 'joint'].map((name) => (
          <option key={name} value={name}>
            {componentTitle(name)}
          </option>
        ))}
      </Choice>
      <Choice label={t('Sort')} value={sort} onChoose={(value) => set({ sort: value === 'late' ? null : value })}>
        {SORTS.map((name) => (
          <option key={name} value={name}>
            {say(SORT_TITLES[name])}
          </option>
        ))}
      </Choice>
      <Choice label={t('Group by')} value={group ?? ''} onChoose={(value) => set({ group: value || null })}>
        <option value="">{t('Nothing')}</option>
        {GROUPS.map((name) => (
          <option key={name} value={name}>
            {say(GROUP_TITLES[name])}
          </option>
        ))}
      </Choice>
      <TableToggle isOn={asTable} onToggle={() => set({ as: asTable ? null : 'table' })} />
    </>
  );
}

const set = (change: Readonly<Record<string, string | null>>) => navigate({ query: change }, 'replace');

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}

const Choice = ({ label, value, onChoose, children }: ChoiceProps) => (
  <label className="field">
    {label}
    <select value={value} onChange={(event) => onChoose(event.target.value)}>
      {children}
    </select>
  </label>
);

/** The API to try: examples that run, an editor, the answer, and the schema to look things up in. Nothing but this page's own server is asked. */
import { lazy, Suspense } from 'react';
import { Segmented } from '../../app/panel.tsx';
import { useScenarioIfAny } from '../../app/run-context.ts';
import { LoadingState } from '../../app/states.tsx';
import { t } from '../../i18n/text.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { FactorTables } from './factor-tables.tsx';
import { SchemaBrowser } from './schema-browser.tsx';
import { TryIt } from './try-it.tsx';
import './explorer.css';

const PARTS = ['schema', 'model', 'factors'] as const;
const ModelText = lazy(() => import('./model-text.tsx').then((module) => ({ default: module.ModelText })));

export default function ExplorerScreen() {
  const { query } = useAddress();
  const hasFactors = useScenarioIfAny() !== null;
  const part = PARTS.find((name) => name === query['part'] && (name !== 'factors' || hasFactors)) ?? 'try';
  return (
    <div className="explorer">
      <Segmented
        label={t('Part of the explorer')}
        value={part}
        options={[
          { value: 'try', label: t('Try the API') },
          { value: 'schema', label: t('Schema') },
          { value: 'model', label: t('The model') },
          // They are those of a scenario.
          ...(hasFactors ? [{ value: 'factors', label: t('Factors and sources') } as const] : []),
        ]}
        onChange={(value) => navigate({ query: { part: value === 'try' ? null : value } }, 'replace')}
      />
      {part === 'try' && <TryIt />}
      {part === 'schema' && <SchemaBrowser />}
      {part === 'model' && (
        <Suspense fallback={<LoadingState what={t('The model')} />}>
          <ModelText />
        </Suspense>
      )}
      {part === 'factors' && <FactorTables />}
    </div>
  );
}

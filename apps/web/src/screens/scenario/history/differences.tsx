/** What differs between two versions, in the words of the planning domain and the language of the page. */
import type { RunSummary } from '../../../api/model.ts';
import { useNamesOf } from '../../../api/names.ts';
import { useLoaded } from '../../../api/store.ts';
import { useShownIfAny } from '../../../app/run-context.ts';
import { Await } from '../../../app/states.tsx';
import { t } from '../../../i18n/text.ts';
import { differenceText } from './difference-text.ts';
import { loadDifference, type VersionName } from '../../../api/scenario-head.ts';
import { sectionTitle } from '../row/titles.ts';

interface DifferencesProps {
  readonly from: VersionName;
  readonly to: VersionName;
  /** A run whose names are used; the one on the screen when absent. */
  readonly run?: RunSummary | null;
}

export function Differences({ from, to, run }: DifferencesProps) {
  const shown = useShownIfAny();
  const names = useNamesOf(to.scenarioId, run ?? shown?.run);
  const key = `scenario:${to.scenarioId}:difference:${JSON.stringify([from, to])}`;
  const loaded = useLoaded(key, () => loadDifference(from, to));
  return (
    <Await value={loaded} what={t('difference')}>
      {({ nodes, totalCount }) =>
        nodes.length === 0 ? (
          <p className="small muted">{t('Nothing differs.')}</p>
        ) : (
          <ul className="difference" data-testid="difference">
            {nodes.map((row) => (
              <li key={`${row.section} ${row.key} ${row.path} ${row.kind}`} className="small">
                {row.section !== 'head' && <span className="muted">{sectionTitle(row.section)} </span>}
                {differenceText(row, names)}
              </li>
            ))}
            {totalCount > nodes.length && (
              <li className="small muted">{t('and {count} more', { count: totalCount - nodes.length })}</li>
            )}
          </ul>
        )
      }
    </Await>
  );
}

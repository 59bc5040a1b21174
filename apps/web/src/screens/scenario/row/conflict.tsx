/** Both sides of what two people changed, what it was, and the choice between them. */
import type { EditConflict } from '../../../api/editing.ts';
import { TableHead } from '../../../app/table-head.tsx';
import { momentText } from '../../../app/work-row.tsx';
import { t } from '../../../i18n/text.ts';
import { fieldTitle } from './titles.ts';
import type { RowIntent } from './use-row-order.ts';
import { valueText } from './value-text.ts';

interface ConflictProps {
  readonly conflict: EditConflict;
  readonly intent: RowIntent;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

export function Conflict({ conflict, intent, onTheirs, onMine }: ConflictProps) {
  const [base, theirs, yours] = [conflict.base, conflict.theirs, conflict.yours].map(
    (side) => (side ?? {}) as Readonly<Record<string, unknown>>,
  );
  const fields = [...new Set([...Object.keys(theirs), ...Object.keys(yours)])].filter(
    (name) => JSON.stringify(theirs[name]) !== JSON.stringify(yours[name]),
  );
  return (
    <section className="conflict" role="alert" data-testid="conflict">
      <p>
        <strong>{t('{who} changed this meanwhile.', { who: conflict.changedBy })}</strong>{' '}
        <span className="muted small">{momentText(conflict.changedAt)}</span>
      </p>
      <table className="data compact">
        <TableHead columns={[t('Field'), t('It was'), t('Theirs'), t('Yours')]} />
        <tbody>
          {fields.map((name) => (
            <tr key={name}>
              <th scope="row">{fieldTitle(name)}</th>
              <td>{valueText(base[name])}</td>
              <td>{valueText(theirs[name])}</td>
              <td>{valueText(yours[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="form-actions">
        <button type="button" className="plain framed small" onClick={onTheirs}>
          {t('Take theirs')}
        </button>
        <button type="button" className="plain framed small" onClick={onMine}>
          {intent === 'remove' ? t('Remove it all the same') : t('Save mine')}
        </button>
      </div>
    </section>
  );
}

/** What a file would do, what was noticed in it, and the choice to take it over or not. */
import { Button } from '@mantine/core';
import type { ImportPreview } from '../../../api/imports.ts';
import { toCount } from '../../../app/format.ts';
import { Issue } from '../../../app/issue.tsx';
import { t } from '../../../i18n/text.ts';
import { ImportLines } from './import-lines.tsx';

interface PreviewProps {
  readonly preview: ImportPreview;
  readonly busy: boolean;
  readonly onApply: () => void;
  readonly onDrop: () => void;
}

export function Preview({ preview, busy, onApply, onDrop }: PreviewProps) {
  const { counts, warnings } = preview;
  const taken = counts.added + counts.changed + counts.removed;
  return (
    <div className="import-preview" data-testid="import-preview">
      <ImportLines key={preview.id} preview={preview} />
      {warnings.length > 0 && (
        <details>
          <summary className="small">
            {t('{count} {count?warning|warnings}', { count: toCount(warnings.length) })}
          </summary>
          <ul className="difference small">
            {warnings.map(({ code, row, column, message }) => (
              <li key={`${code} ${row} ${column} ${message}`}>
                {row !== null && <span className="muted">{t('line {line}', { line: row })} </span>}
                <Issue code={code} message={message} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="form-actions">
        <Button size="compact-sm" loading={busy} disabled={taken === 0} onClick={onApply}>
          {t('Take over: {count}', { count: toCount(taken) })}
        </Button>
        <button type="button" className="plain framed small" disabled={busy} onClick={onDrop}>
          {t('Drop')}
        </button>
        <span className="small muted">
          {counts.rejected > 0
            ? t('What is rejected or belongs to others stays out.')
            : t('One version, which Undo takes back.')}
        </span>
      </div>
    </div>
  );
}

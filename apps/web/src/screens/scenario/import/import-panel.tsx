/** Import with preview: choose a file, see what it would do and what is wrong with it, take it over or drop it, take it back. */
import { toCount } from '../../../app/format.ts';
import { Panel } from '../../../app/panel.tsx';
import { t } from '../../../i18n/text.ts';
import { navigate } from '../../../state/address.ts';
import { ImportChooser } from './import-chooser.tsx';
import { Preview } from './import-preview.tsx';
import { Applying, Sending } from './import-progress.tsx';
import { useImport, type ImportStage } from './use-import.ts';

interface ImportPanelProps {
  readonly scenarioId: string;
  readonly section: string;
}

export function ImportPanel({ scenarioId, section }: ImportPanelProps) {
  const { stage, busy, problem, again, upload, apply, undo } = useImport(scenarioId);
  return (
    <Panel
      title={t('Import')}
      note={t('nothing changes until you take it over')}
      className="import-panel"
      tools={
        <button type="button" className="plain framed small" onClick={() => navigate({ query: { import: null } })}>
          {t('Close')}
        </button>
      }
    >
      {stage.name === 'choosing' && (
        <ImportChooser section={section} onFile={(file, reading) => void upload(file, reading)} />
      )}
      {stage.name === 'sending' && <Sending stage={stage} onStop={again} />}
      {stage.name === 'applying' && <Applying preview={stage.preview} />}
      {(stage.name === 'preview' || stage.name === 'applying') && (
        <Preview preview={stage.preview} busy={busy} onDrop={again} onApply={() => apply(stage.preview)} />
      )}
      {stage.name === 'applied' && <Applied {...{ stage, busy }} onUndo={() => undo(stage)} onAgain={again} />}
      {stage.name === 'undone' && (
        <p role="status">
          {t('The import was taken back.')} <AnotherFile onAgain={again} />
        </p>
      )}
      <p role="alert" className="small bad">
        {problem}
      </p>
    </Panel>
  );
}

interface AppliedProps {
  readonly stage: ImportStage & { readonly name: 'applied' };
  readonly busy: boolean;
  readonly onUndo: () => void;
  readonly onAgain: () => void;
}

function Applied({ stage: { version, preview }, busy, onUndo, onAgain }: AppliedProps) {
  const { added, changed, removed } = preview.counts;
  return (
    <p role="status" className="good" data-testid="import-applied">
      {t('Taken over as version {version}: {added} added, {changed} changed, {removed} removed.', {
        version,
        added: toCount(added),
        changed: toCount(changed),
        removed: toCount(removed),
      })}{' '}
      <button type="button" className="plain framed small" disabled={busy} onClick={onUndo}>
        {t('Undo')}
      </button>{' '}
      <AnotherFile onAgain={onAgain} />
    </p>
  );
}

const AnotherFile = ({ onAgain }: { readonly onAgain: () => void }) => (
  <button type="button" className="plain framed small" onClick={onAgain}>
    {t('Another file')}
  </button>
);

/** The way of an import: chosen, sent and read, previewed, taken over as one version, taken back. */
import { useEffect, useRef, useState } from 'react';
import { mutate, type EditAnswer } from '../../../api/editing.ts';
import {
  applyImport,
  findImport,
  uploadScenario,
  uploadTable,
  type ImportPreview,
  type Reading,
} from '../../../api/imports.ts';
import { issueTexts } from '../../../api/issue-text.ts';
import { store } from '../../../api/store.ts';
import { faultText } from '../../../app/doing.ts';
import { t } from '../../../i18n/text.ts';
import { LEAVE_SCENARIO, navigate, useAddress } from '../../../state/address.ts';

export type ImportStage =
  | { readonly name: 'choosing' }
  | { readonly name: 'sending'; readonly share: number; readonly file: string; readonly key: string }
  | { readonly name: 'preview'; readonly preview: ImportPreview }
  | { readonly name: 'applying'; readonly preview: ImportPreview }
  | { readonly name: 'applied'; readonly preview: ImportPreview; readonly version: number }
  | { readonly name: 'undone' };

const CHOOSING: ImportStage = { name: 'choosing' };

export function useImport(scenarioId: string) {
  const [stage, setStage] = useState<ImportStage>(CHOOSING);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const stop = useRef(new AbortController());
  const fail = (fault: unknown) => {
    if (fault instanceof DOMException && fault.name === 'AbortError') return;
    setProblem(faultText(fault));
  };
  useBegunImport((preview) => setStage((now) => (now.name === 'choosing' ? { name: 'preview', preview } : now)), fail);
  useEffect(() => () => stop.current.abort(), []);
  const again = () => {
    // What is on its way is stopped too, or its preview would come up behind the chooser.
    stop.current.abort();
    setProblem(null);
    setStage(CHOOSING);
    navigate({ query: { import: 'file' } }, 'replace');
  };
  const upload = async (file: File, reading: Reading) => {
    stop.current.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    const key = crypto.randomUUID();
    const onProgress = (share: number) => setStage({ name: 'sending', share, file: file.name, key });
    setProblem(null);
    onProgress(0);
    try {
      if (reading.format === 'document') await becomeScenario(file, onProgress, signal);
      else {
        const preview = await uploadTable(scenarioId, file, reading, key, onProgress, signal);
        setStage({ name: 'preview', preview });
        navigate({ query: { import: preview.id } }, 'replace');
      }
    } catch (fault) {
      setStage(CHOOSING);
      fail(fault);
    }
  };
  const edit = async (before: ImportStage, { send, after, onConflict }: ImportEdit) => {
    setBusy(true);
    setProblem(null);
    try {
      const { userErrors, conflicts, scenario } = await send();
      const faults = [...issueTexts(userErrors), ...(conflicts.length > 0 ? [onConflict] : [])];
      setProblem(faults.join(' ') || null);
      setStage(faults.length === 0 ? after(scenario?.version ?? 0) : before);
      if (faults.length === 0) store.refresh(`scenario:${scenarioId}:`);
    } catch (fault) {
      setStage(before);
      fail(fault);
    }
    setBusy(false);
  };
  const apply = (preview: ImportPreview) => {
    setStage({ name: 'applying', preview });
    void edit({ name: 'preview', preview }, takeOver(scenarioId, preview));
  };
  const undo = (applied: ImportStage & { name: 'applied' }) =>
    void edit(applied, takeBack(scenarioId, applied.version));
  return { stage, busy, problem, again, upload, apply, undo };
}

/** A document is no table: it becomes a scenario of its own, which is then on the screen. */
async function becomeScenario(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<void> {
  const { key } = await uploadScenario(file, onProgress, signal);
  store.refresh('scenarios');
  navigate({ query: { ...LEAVE_SCENARIO, scenario: key } });
}

/** A link, or a page that was loaded again, goes on with the upload that the address names. */
function useBegunImport(onFound: (preview: ImportPreview) => void, onFault: (fault: unknown) => void) {
  const begun = useAddress().query['import'] ?? '';
  useEffect(() => {
    if (begun === 'file' || begun === '') return;
    findImport(begun).then((preview) => {
      if (preview !== null) onFound(preview);
    }, onFault);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- both set the state of the caller, whichever render they are of
  }, [begun]);
}

interface ImportEdit {
  readonly send: () => Promise<EditAnswer>;
  /** The stage that follows when it is done, with the version that it made. */
  readonly after: (version: number) => ImportStage;
  readonly onConflict: string;
}

const takeOver = (scenarioId: string, preview: ImportPreview): ImportEdit => ({
  send: () => applyImport(scenarioId, preview),
  after: (version) => {
    // Loaded again, the page offers a new file and not what was taken over.
    navigate({ query: { import: 'file' } }, 'replace');
    return { name: 'applied', preview, version };
  },
  onConflict: t('The scenario was changed meanwhile. Choose the file again to compare anew.'),
});

const takeBack = (scenarioId: string, version: number): ImportEdit => ({
  send: () => mutate('scenarioUndo', { scenarioId, expectedVersion: version }),
  after: () => ({ name: 'undone' }),
  onConflict: t('The scenario was changed meanwhile. Its history has the import, to take it back there.'),
});

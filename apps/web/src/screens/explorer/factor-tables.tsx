/** Planning factors with their sources, and the sources themselves: where the numbers come from. */
import { useDocument } from '../../api/document.ts';
import { Panel } from '../../app/panel.tsx';
import { useScenario } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { t } from '../../i18n/text.ts';
import { Provenance } from '../scenario/row/row-grid.tsx';

export function FactorTables() {
  const { scenario } = useScenario();
  const loaded = useDocument(scenario.id);
  return (
    <Await value={loaded} what={t('scenario')}>
      {({ document }) => {
        const titles = new Map(document.sources?.map(({ id, title }) => [id, title]));
        return (
          <>
            <Panel title={t('Planning factors')} flush>
              {!document.factors?.length ? (
                <EmptyState>{t('This scenario names no factors.')}</EmptyState>
              ) : (
                <table className="data">
                  <TableHead columns={[t('Factor'), { figure: t('Value') }, t('Unit'), t('Source'), t('Note')]} />
                  <tbody>
                    {document.factors.map((row) => (
                      <tr key={row.id}>
                        <th scope="row">{row.title}</th>
                        <td className="number">{Array.isArray(row.value) ? row.value.join(' – ') : row.value}</td>
                        <td>{row.unit}</td>
                        <td>
                          <Provenance row={{ ...row, source: titles.get(row.source ?? '') ?? row.source }} />
                        </td>
                        <td className="small">{row.note}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </Panel>
            <Panel title={t('Sources')} flush>
              <table className="data">
                <tbody>
                  {document.sources?.map((row) => (
                    <tr key={row.id}>
                      <th scope="row">{row.title}</th>
                      <td>{[row.publisher, row.date].filter(Boolean).join(', ')}</td>
                      <td className="small">
                        {/* An address to read, not to follow: the page leads to no other host by itself. */}
                        <code>{row.url}</code>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Panel>
          </>
        );
      }}
    </Await>
  );
}

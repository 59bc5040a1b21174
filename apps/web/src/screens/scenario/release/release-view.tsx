/** What others see of a row that a nation owns: who sees it at all, and the row exactly as a chosen recipient gets it. */
import { useMemo, useState } from 'react';
import { isOwnedSection, ownerOf, type OwnedSection, type ScenarioDocument } from '@muster/planning';
import { CELL, loadAsSeenBy, loadLabels, OBSERVER, sightOf, type Sight } from '../../../api/release.ts';
import type { Row } from '../../../api/editing.ts';
import { mayWrite } from '../../../api/rights.ts';
import { useSession } from '../../../api/session.ts';
import { useLoaded } from '../../../api/store.ts';
import { toCount } from '../../../app/format.ts';
import { Await } from '../../../app/states.tsx';
import { say, t } from '../../../i18n/text.ts';
import { CONFIDENCE } from '../../../i18n/confidence.ts';
import { ReleaseChange } from './release-change.tsx';
import { fieldTitle } from '../row/titles.ts';
import { valueText } from '../row/value-text.ts';

interface ReleaseViewProps {
  readonly scenarioId: string;
  readonly section: string;
  readonly row: Row;
  readonly document: ScenarioDocument;
}

export function ReleaseView({ section, row, ...rest }: ReleaseViewProps) {
  const [open, setOpen] = useState(false);
  const owner = ownerOf(section, row);
  if (owner === null || !isOwnedSection(section)) return null;
  return (
    <details
      className="used-by"
      data-testid="release"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('What others see of it')}</summary>
      {open && <Release {...rest} section={section} row={row} owner={owner} />}
    </details>
  );
}

const SIGHTS: readonly (readonly [sight: Sight, title: string])[] = [
  ['content', 'See its content'],
  ['existence', 'Learn that it exists and whose it is'],
  ['nothing', 'See nothing of it'],
];

interface ReleaseProps extends ReleaseViewProps {
  readonly section: OwnedSection;
  readonly owner: string;
}

function Release({ scenarioId, section, row, document, owner }: ReleaseProps) {
  const labels = useLoaded(`scenario:${scenarioId}:labels:${section}`, () => loadLabels(scenarioId, section));
  const principal = useSession().data?.principal;
  const [recipient, setRecipient] = useState(CELL);
  const others = useMemo(() => (document.nations ?? []).filter(({ id }) => id !== owner), [document, owner]);
  const nameOf = (who: string) =>
    who === CELL
      ? t('Coordination cell')
      : who === OBSERVER
        ? t('Observer')
        : (others.find(({ id }) => id === who)?.name ?? who);
  return (
    <Await value={labels} what={t('labels')}>
      {(rows) => {
        const labelled = rows.get(row.id);
        if (labelled === undefined)
          return <p className="small muted">{t('It is not saved yet: only your nation sees it.')}</p>;
        const { label } = labelled;
        const sights = new Map(
          [CELL, OBSERVER, ...others.map(({ id }) => id)].map((who) => [who, sightOf(who, section, owner, label)]),
        );
        return (
          <div className="release">
            <Sights {...{ sights, nameOf }} caveats={label.caveats} />
            {mayWrite(principal, section, owner) && (
              <details>
                <summary>{t('Change who sees it')}</summary>
                <ReleaseChange {...{ scenarioId, label, others }} id={labelled.id} />
              </details>
            )}
            <label className="field">
              {t('Exactly as seen by')}
              <select value={recipient} onChange={(event) => setRecipient(event.target.value)}>
                {[...sights.keys()].map((who) => (
                  <option key={who} value={who}>
                    {nameOf(who)}
                  </option>
                ))}
              </select>
            </label>
            <SeenBy
              key={recipient}
              {...{ scenarioId, section, row, document, recipient }}
              sight={sights.get(recipient) ?? 'nothing'}
            />
          </div>
        );
      }}
    </Await>
  );
}

interface SightsProps {
  readonly sights: ReadonlyMap<string, Sight>;
  readonly nameOf: (who: string) => string;
  readonly caveats: readonly string[];
}

/** Who sees how much: nations that all see the same are counted and not listed. */
function Sights({ sights, nameOf, caveats }: SightsProps) {
  const isNation = (who: string) => !who.startsWith('@');
  const nations = [...sights.keys()].filter(isNation).length;
  const namesOf = (sight: Sight) => {
    const who = [...sights].filter(([, has]) => has === sight).map(([name]) => name);
    const those = who.filter(isNation);
    return [
      ...who.filter((name) => !isNation(name)).map(nameOf),
      ...(those.length === nations && nations > 1
        ? [t('all {count} other nations and their tools', { count: toCount(nations) })]
        : those.map(nameOf)),
    ];
  };
  return (
    <table className="data compact">
      <tbody>
        {SIGHTS.map(([sight, title]) => (
          <tr key={sight}>
            <th scope="row">{say(title)}</th>
            <td>{namesOf(sight).join(', ') || '–'}</td>
          </tr>
        ))}
        {caveats.length > 0 && (
          <tr>
            <th scope="row">{t('Handling')}</th>
            <td>{caveats.join('; ')}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

const shown = (name: string, value: unknown): string =>
  name === 'confidence' ? say(CONFIDENCE[String(value)] ?? String(value)) : valueText(value);

interface SeenByProps extends ReleaseViewProps {
  readonly recipient: string;
  readonly sight: Sight;
}

/** From the file that the server would send to the recipient, so what other rows keep back shows too. */
function SeenBy({ scenarioId, section, row, document, recipient, sight }: SeenByProps) {
  const seen = useLoaded(`scenario:${scenarioId}:seen:${recipient}`, () => loadAsSeenBy(scenarioId, recipient));
  const parts = (document.forceElements ?? []).filter(
    ({ contribution }) => section === 'contributions' && contribution === row.id,
  );
  return (
    <Await value={seen} what={t('what is released')}>
      {(find) => {
        const there = find(section, row.id);
        if (there === undefined)
          return (
            <p className="small" data-testid="seen-nothing">
              {sight === 'existence'
                ? t('They learn that it exists and whose it is, and nothing of its content.')
                : t('They see nothing of it. It is not in what they get, and no total counts it.')}
            </p>
          );
        const fields = Object.keys(row).filter((name) => row[name] !== undefined && row[name] !== null);
        return (
          <>
            <table className="data compact" data-testid="seen">
              <tbody>
                {fields.map((name) => (
                  <tr key={name}>
                    <th scope="row">{fieldTitle(name)}</th>
                    <td>
                      {there[name] === undefined ? (
                        <em className="muted">{t('kept back')}</em>
                      ) : (
                        shown(name, there[name])
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {parts.length > 0 && (
              <p className="small">
                {t('Of its {count} force elements they see {seen}.', {
                  count: toCount(parts.length),
                  seen: toCount(parts.filter(({ id }) => find('forceElements', id) !== undefined).length),
                })}
              </p>
            )}
          </>
        );
      }}
    </Await>
  );
}

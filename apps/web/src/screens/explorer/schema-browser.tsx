/** Types and fields of the schema with their descriptions, asked of the server that is open. */
import { useState } from 'react';
import { askText } from '../../api/client.ts';
import { useLoaded } from '../../api/store.ts';
import { Panel } from '../../app/panel.tsx';
import { Await } from '../../app/states.tsx';
import { t } from '../../i18n/text.ts';
import { navigate, useAddress } from '../../state/address.ts';

interface TypeRef {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType: TypeRef | null;
}
interface SchemaField {
  readonly name: string;
  readonly description: string | null;
  readonly type: TypeRef;
  readonly args?: readonly SchemaField[];
}
interface SchemaType {
  readonly kind: string;
  readonly name: string;
  readonly description: string | null;
  readonly fields: readonly SchemaField[] | null;
  readonly inputFields: readonly SchemaField[] | null;
  readonly enumValues: readonly { readonly name: string; readonly description: string | null }[] | null;
}

const REF = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const SCHEMA = `query Schema { __schema { types { kind name description
  fields { name description type { ${REF} } args { name description type { ${REF} } } }
  inputFields { name description type { ${REF} } }
  enumValues { name description } } } }`;

async function loadSchema(): Promise<ReadonlyMap<string, SchemaType>> {
  const { __schema } = await askText<{ __schema: { types: SchemaType[] } }>(SCHEMA, {});
  const types = __schema.types.filter(({ name }) => !name.startsWith('__'));
  return new Map(types.map((type) => [type.name, type]));
}

/** `[Place!]!` in words of GraphQL. */
export const typeText = ({ kind, name, ofType }: TypeRef): string =>
  kind === 'NON_NULL' && ofType
    ? `${typeText(ofType)}!`
    : kind === 'LIST' && ofType
      ? `[${typeText(ofType)}]`
      : (name ?? '');

const named = (type: TypeRef): string => (type.ofType ? named(type.ofType) : (type.name ?? ''));

export function SchemaBrowser() {
  const schema = useLoaded('explorer:schema', loadSchema);
  const { query } = useAddress();
  const [find, setFind] = useState('');
  return (
    <Await value={schema} what={t('schema')}>
      {(types) => {
        const type = types.get(query['type'] ?? 'Query') ?? types.get('Query');
        const wanted = find.trim().toLowerCase();
        const names = [...types.keys()].filter((name) => name.toLowerCase().includes(wanted)).sort();
        return (
          <div className="schema-browser">
            <Panel title={t('Types')} className="examples">
              <label className="explorer-field">
                <span className="muted small">{t('Find')}</span>
                <input type="search" value={find} onChange={(event) => setFind(event.target.value)} />
              </label>
              <ul>
                {names.map((name) => (
                  <li key={name}>
                    <button
                      type="button"
                      className="plain"
                      aria-pressed={name === type?.name}
                      onClick={() => navigate({ query: { type: name } }, 'replace')}
                    >
                      {name}
                    </button>
                  </li>
                ))}
              </ul>
            </Panel>
            {type && <TypeView type={type} />}
          </div>
        );
      }}
    </Await>
  );
}

function TypeView({ type }: { readonly type: SchemaType }) {
  const fields = type.fields ?? type.inputFields ?? [];
  return (
    <Panel title={type.name} note={type.kind.toLowerCase().replaceAll('_', ' ')}>
      {type.description && <p>{type.description}</p>}
      <dl className="schema-fields">
        {fields.map((field) => (
          <div key={field.name}>
            <dt>
              <code>{field.name}</code>{' '}
              <button
                type="button"
                className="link"
                onClick={() => navigate({ query: { type: named(field.type) } }, 'replace')}
              >
                <code>{typeText(field.type)}</code>
              </button>
            </dt>
            <dd className="small">
              {field.description}
              {field.args?.map((argument) => (
                <span key={argument.name} className="muted">
                  <br />
                  <code>
                    {argument.name}: {typeText(argument.type)}
                  </code>{' '}
                  {argument.description}
                </span>
              ))}
            </dd>
          </div>
        ))}
        {type.enumValues?.map((value) => (
          <div key={value.name}>
            <dt>
              <code>{value.name}</code>
            </dt>
            <dd className="small">{value.description}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

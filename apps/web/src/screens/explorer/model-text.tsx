/** The model as it is documented, beside the tool that computes it: how every number comes about, with its source. */
import { useId } from 'react';
import { Panel } from '../../app/panel.tsx';
import { t } from '../../i18n/text.ts';
import model from '../../../../../docs/model.md?raw';
import planning from '../../../../../docs/planning-model.md?raw';
import { parseMarkdown, parsePieces, type Block } from './markdown.ts';

const DOCUMENTS = [parseMarkdown(model), parseMarkdown(planning)];

export function ModelText() {
  return (
    <div className="model-text" lang="en">
      {DOCUMENTS.map((blocks, index) => (
        <DocumentView key={index} blocks={blocks} />
      ))}
    </div>
  );
}

function DocumentView({ blocks }: { readonly blocks: readonly Block[] }) {
  const id = useId();
  const [title, ...rest] = blocks;
  const anchorOf = (index: number) => `${id}-${index}`;
  return (
    <Panel title={title.kind === 'heading' ? title.text : ''} note={t('in English')}>
      <nav aria-label={t('Contents')}>
        <ul className="model-contents small">
          {rest.map(
            (block, index) =>
              block.kind === 'heading' &&
              block.level === 2 && (
                <li key={index}>
                  {/* The address is the view: a place on the page is no part of it. */}
                  <button
                    type="button"
                    className="link"
                    onClick={() => document.getElementById(anchorOf(index))?.scrollIntoView({ block: 'start' })}
                  >
                    {block.text}
                  </button>
                </li>
              ),
          )}
        </ul>
      </nav>
      {rest.map((block, index) => (
        <BlockView key={index} block={block} id={anchorOf(index)} />
      ))}
    </Panel>
  );
}

function BlockView({ block, id }: { readonly block: Block; readonly id: string }) {
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? (
        <h3 id={id}>
          <Line text={block.text} />
        </h3>
      ) : (
        <h4 id={id}>
          <Line text={block.text} />
        </h4>
      );
    case 'paragraph':
      return (
        <p>
          <Line text={block.text} />
        </p>
      );
    case 'code':
      return <pre className="mono">{block.text}</pre>;
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Line text={item} />
        </li>
      ));
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <div className="scroll-x" tabIndex={0} role="group" aria-label={block.head.join(', ')}>
          <table className="data compact">
            <thead>
              <tr>
                {block.head.map((cell, index) => (
                  <th key={index} scope="col">
                    <Line text={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <Line text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

const Line = ({ text }: { readonly text: string }) =>
  parsePieces(text).map((piece, index) =>
    piece.style === 'code' ? (
      <code key={index}>{piece.text}</code>
    ) : piece.style === 'strong' ? (
      <strong key={index}>{piece.text}</strong>
    ) : (
      piece.text
    ),
  );

/** Reads the Markdown of the project's own documents: headings, paragraphs, lists, tables, blocks of code. One pass over the lines. */

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly text: string };

/** Part of a line: plain, strong or as code. */
export interface Piece {
  readonly text: string;
  readonly style: 'plain' | 'strong' | 'code';
}

const ITEM = /^(?:[-*]|(\d+)\.) +/;
const isRule = (line: string | undefined): boolean => /^\|[\s:|-]+\|$/.test(line?.trim() ?? '');
const isFence = (line: string): boolean => line.startsWith('```');
const startsBlock = (line: string): boolean => /^(#{1,6} |\||```)/.test(line) || ITEM.test(line);

export function parseMarkdown(text: string): readonly Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let at = 0;
  /** Lines from here on while they belong together. */
  const take = (belongs: (line: string, index: number) => boolean): string[] => {
    const from = at;
    while (at < lines.length && belongs(lines[at], at - from)) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at];
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    if (line.trim() === '') at += 1;
    else if (heading !== null) {
      blocks.push({ kind: 'heading', level: heading[1].length, text: heading[2] });
      at += 1;
    } else if (isFence(line)) {
      at += 1;
      blocks.push({ kind: 'code', text: take((next) => !isFence(next)).join('\n') });
      at += 1;
    } else if (line.startsWith('|') && isRule(lines[at + 1])) {
      const [head, , ...rows] = take((next) => next.startsWith('|')).map(toCells);
      blocks.push({ kind: 'table', head, rows });
    } else if (ITEM.test(line)) {
      const isOrdered = ITEM.exec(line)?.[1] !== undefined;
      const items: string[] = [];
      for (const next of take((one, index) => index === 0 || ITEM.test(one) || /^ +\S/.test(one)))
        if (ITEM.test(next)) items.push(next.replace(ITEM, ''));
        else items.push(`${items.pop() ?? ''} ${next.trim()}`);
      blocks.push({ kind: 'list', isOrdered, items });
    } else
      blocks.push({
        kind: 'paragraph',
        text: take((next, index) => next.trim() !== '' && (index === 0 || !startsBlock(next))).join(' '),
      });
  }
  return blocks;
}

/** A bar within code or after a backslash is part of its cell. */
function toCells(line: string): readonly string[] {
  const cells = [''];
  let isCode = false;
  for (const part of line.trim().split(/(\\\||\||`)/)) {
    if (part === '`') isCode = !isCode;
    if (part === '|' && !isCode) cells.push('');
    else cells[cells.length - 1] += part === '\\|' ? '|' : part;
  }
  return cells.slice(1, -1).map((cell) => cell.trim());
}

/** Of a link its words are kept: the page leads to no file of the repository. */
export function parsePieces(text: string): readonly Piece[] {
  return text
    .split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]*\))/)
    .filter((part) => part !== '')
    .map((part): Piece => {
      if (part.length > 2 && part.startsWith('`') && part.endsWith('`'))
        return { text: part.slice(1, -1), style: 'code' };
      if (part.length > 4 && part.startsWith('**') && part.endsWith('**'))
        return { text: part.slice(2, -2), style: 'strong' };
      return { text: part.replace(/^\[([^\]]+)\]\([^)]*\)$/, '$1'), style: 'plain' };
    });
}

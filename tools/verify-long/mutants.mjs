/**
 * Small faults in a TypeScript file (mutation analysis; DeMillo, Lipton, Sayward 1978), found in its syntax tree: another operator, another
 * constant, a condition that always or never holds, a statement left out. Each is a replacement of one stretch of text.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const K = ts.SyntaxKind;
const SWAPS = new Map([
  [K.PlusToken, '-'],
  [K.MinusToken, '+'],
  [K.AsteriskToken, '/'],
  [K.SlashToken, '*'],
  [K.LessThanToken, '<='],
  [K.LessThanEqualsToken, '<'],
  [K.GreaterThanToken, '>='],
  [K.GreaterThanEqualsToken, '>'],
  [K.EqualsEqualsEqualsToken, '!=='],
  [K.ExclamationEqualsEqualsToken, '==='],
  [K.AmpersandAmpersandToken, '||'],
  [K.BarBarToken, '&&'],
  [K.PlusEqualsToken, '-='],
  [K.MinusEqualsToken, '+='],
  [K.CaretToken, '|'],
  [K.LessThanLessThanToken, '>>'],
  [K.GreaterThanGreaterThanGreaterThanToken, '<<'],
]);

/**
 * All mutants of a file: { file, start, end, replacement, line, what }.
 * @param without names of functions whose faults cannot be seen from outside, because they decide speed only
 */
export function mutantsOf(file, without = []) {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const mutants = [];
  const add = (node, replacement, start = node.getStart(), end = node.getEnd()) =>
    mutants.push({
      ...{ file, start, end, replacement },
      line: source.getLineAndCharacterOfPosition(start).line + 1,
      what: `${text.slice(start, end).split('\n')[0].slice(0, 60)}  ->  ${replacement || '(left out)'}`,
    });
  const visit = (node) => {
    const name = node.name?.text;
    if ((ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node)) && without.includes(name)) return;
    if (ts.isBinaryExpression(node) && SWAPS.has(node.operatorToken.kind))
      add(node.operatorToken, SWAPS.get(node.operatorToken.kind));
    if ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) && node.operator === K.PlusPlusToken)
      add(node, node.getText().replace('++', '--'));
    if ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) && node.operator === K.MinusMinusToken)
      add(node, node.getText().replace('--', '++'));
    if (ts.isIfStatement(node)) {
      add(node.expression, 'true');
      add(node.expression, 'false');
    }
    if (ts.isNumericLiteral(node) && isInBody(node)) add(node, node.text === '0' ? '1' : '0');
    if (ts.isExpressionStatement(node) && isInBody(node)) add(node, ';');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** Constants at the top of a file are tuning or names; the faults that count are in what is done. */
function isInBody(node) {
  for (let at = node.parent; at; at = at.parent)
    if (ts.isFunctionDeclaration(at) || ts.isMethodDeclaration(at) || ts.isArrowFunction(at)) return true;
  return false;
}

/** `count` of a list, evenly spread; `offset`, from 0 to 1, is where in its part each stands. */
export function spread(list, count, offset = 0.5) {
  if (count >= list.length) return list;
  return Array.from(
    { length: count },
    (_, i) => list[Math.floor(((i + Math.min(offset, 0.999)) * list.length) / count)],
  );
}

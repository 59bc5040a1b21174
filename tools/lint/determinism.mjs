// ESLint rule: in the libraries randomness and time are parameters, and arithmetic gives the same bits in every engine.
// ECMAScript lets an engine approximate Math.exp, Math.log, Math.pow (and **) and the like; only the members listed here
// are exact.

const exactMath = new Set(
  'abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2'.split(' '),
);

const bannedGlobals = {
  setTimeout: 'timers do not belong in a library; the caller owns time.',
  setInterval: 'timers do not belong in a library; the caller owns time.',
  setImmediate: 'timers do not belong in a library; the caller owns time.',
  requestAnimationFrame: 'timers do not belong in a library; the caller owns time.',
  performance: 'the clock is a parameter.',
  crypto: 'randomness is a parameter.',
  process: 'the environment is a parameter.',
};

const hosts = new Set(['globalThis', 'window', 'self', 'global']);

const nameOf = (node) =>
  node.computed ? (node.property.type === 'Literal' ? String(node.property.value) : undefined) : node.property.name;

/** @type {import('eslint').Rule.RuleModule} */
export const determinism = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { approximateMath: { type: 'boolean' } }, additionalProperties: false }],
    messages: { fault: '{{ text }}' },
  },
  create(context) {
    const allowApproximate = context.options[0]?.approximateMath === true;
    const report = (node, text) => context.report({ node, messageId: 'fault', data: { text } });

    const checkMath = (node, use) => {
      const name = use.type === 'MemberExpression' ? nameOf(use) : undefined;
      if (name === undefined) report(node, 'Math is used by member only, so that the members can be checked.');
      else if (name === 'random') report(node, 'Math.random: randomness is a parameter.');
      else if (!allowApproximate && !exactMath.has(name))
        report(node, `Math.${name}: its last bit differs between engines.`);
    };

    const checkDate = (node, use) => {
      if (use.type === 'NewExpression' && use.callee === node) {
        if (use.arguments.length === 0) report(node, 'new Date() without arguments: the clock is a parameter.');
      } else if (use.type === 'CallExpression' && use.callee === node) {
        report(node, 'Date(): the clock is a parameter.');
      } else if (use.type === 'MemberExpression' && use.object === node) {
        if (!['UTC', 'parse', 'prototype'].includes(nameOf(use))) report(node, 'Date.now: the clock is a parameter.');
      }
    };

    const check = (name, node, use) => {
      if (name === 'Math') checkMath(node, use);
      else if (name === 'Date') checkDate(node, use);
      else if (Object.hasOwn(bannedGlobals, name)) report(node, `${name}: ${bannedGlobals[name]}`);
      else if (hosts.has(name) && use.type === 'MemberExpression' && use.object === node) {
        check(nameOf(use) ?? '', use, use.parent);
      }
    };

    /** An integer literal, or a constant that is one: such a power is exact. */
    const isInteger = (node) => {
      if (node.type === 'UnaryExpression') return node.operator === '-' && isInteger(node.argument);
      if (node.type === 'Literal') return Number.isInteger(node.value);
      if (node.type !== 'Identifier') return false;
      const variable = context.sourceCode
        .getScope(node)
        .references.find((reference) => reference.identifier === node)?.resolved;
      const definition = variable?.defs[0];
      if (definition?.type !== 'Variable' || definition.parent.kind !== 'const') return false;
      return definition.node.init?.type === 'Literal' && Number.isInteger(definition.node.init.value);
    };

    const isType = (node) => node.parent.type.startsWith('TS') && !/^TS(As|NonNull|Satisfies)/.test(node.parent.type);

    return {
      'Program:exit'(program) {
        const scope = context.sourceCode.getScope(program);
        const unresolved = scope.through.map((reference) => reference.identifier);
        const declaredElsewhere = scope.variables
          .filter((variable) => variable.defs.length === 0)
          .flatMap((variable) => variable.references.map((reference) => reference.identifier));
        for (const node of new Set([...unresolved, ...declaredElsewhere])) {
          if (!isType(node)) check(node.name, node, node.parent);
        }
      },
      BinaryExpression(node) {
        if (node.operator !== '**' || allowApproximate) return;
        if (!isInteger(node.left) || !isInteger(node.right)) report(node, '**: its last bit differs between engines.');
      },
      AssignmentExpression(node) {
        if (node.operator === '**=' && !allowApproximate) report(node, '**=: its last bit differs between engines.');
      },
    };
  },
};

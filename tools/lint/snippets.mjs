// Lints snippets that exist only in memory, each as if it were the file it names. Reads a JSON array of
// { file, code } from stdin and writes an array of arrays of rule names. A process of its own, because Jest's
// module system cannot load ESLint's configuration by import().

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const workspaceRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const eslint = new ESLint({ cwd: workspaceRoot });
const snippets = JSON.parse(readFileSync(0, 'utf8'));
const rules = [];
for (const { file, code } of snippets) {
  const [result] = await eslint.lintText(code, { filePath: join(workspaceRoot, file), warnIgnored: true });
  rules.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(rules));

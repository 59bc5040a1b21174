import { judge } from './advisories.mjs';

const report = (severity: string) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities: { left: { name: 'left', severity } } });

it.each([
  ['critical', ['left: critical']],
  ['high', ['left: high']],
  ['moderate', []],
  ['low', []],
])('an advisory of severity %s', (severity, severe) => {
  expect(judge(report(severity))).toEqual({ known: true, severe });
});

it.each(['', 'not json', '{"error":{"code":"E405"}}'])('an answer %p that says nothing', (answer) => {
  expect(judge(answer)).toEqual({ known: false, severe: [] });
});

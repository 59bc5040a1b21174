/** What Jest reads the sources through while a fault is planted: one stretch of one file, given in MUSTER_FAULT as JSON, is replaced. */
import { createTransformer } from '@swc/jest';

const swc = createTransformer({
  swcrc: false,
  jsc: { target: 'es2022', parser: { syntax: 'typescript' }, transform: { useDefineForClassFields: true } },
  module: { type: 'commonjs' },
});
const fault = process.env.MUSTER_FAULT ? JSON.parse(process.env.MUSTER_FAULT) : undefined;

const planted = (source, path) =>
  fault && path === fault.file ? source.slice(0, fault.start) + fault.replacement + source.slice(fault.end) : source;

export default {
  process: (source, path, options) => swc.process(planted(source, path), path, options),
  getCacheKey: (source, path, options) => swc.getCacheKey(planted(source, path), path, options),
};

// The first module that every command imports: it must load on old versions of Node too, to say what is wrong.

const oldest = [20, 19];

/** Ends the process with one clear sentence when Node is too old. */
export function assertNodeVersion(version = process.versions.node) {
  if (!isNodeSupported(version)) {
    process.stderr.write(`Muster needs Node ${oldest.join('.')} or newer; this is Node ${version}.\n`);
    process.exit(1);
  }
}

/** @param {string} version such as "20.19.1" */
export function isNodeSupported(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

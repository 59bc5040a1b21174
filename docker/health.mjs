// The health check of the container: whether the process answers. Node, because the image has no other client.

const port = process.env.MUSTER_OPERATIONS_PORT ?? '9464';
try {
  const { ok } = await fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(2500) });
  process.exit(ok ? 0 : 1);
} catch {
  process.exit(1);
}

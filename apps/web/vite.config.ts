import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

// The condition `source` makes the page, and its workers, run the libraries straight from their TypeScript.
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  worker: { format: 'es' },
  build: { target: 'es2022', sourcemap: true },
});

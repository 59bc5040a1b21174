import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Loader.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Progress.css';
import './theme/tokens.css';
import './theme/layout.css';
import './theme/parts.css';
import './theme/states.css';
import './theme/clock.css';
import './theme/charts.css';
import './theme/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { loadPreferences } from './state/preferences.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root".');
await loadPreferences();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

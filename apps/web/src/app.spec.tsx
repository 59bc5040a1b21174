import { renderToStaticMarkup } from 'react-dom/server';
import { App } from './app.tsx';

test('the page has one main heading', () => {
  expect(renderToStaticMarkup(<App />)).toBe('<main><h1>Muster</h1></main>');
});

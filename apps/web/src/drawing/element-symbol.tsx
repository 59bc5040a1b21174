/** APP-6 symbols. The library is as large as the rest of the page, so it comes when the first symbol is asked for. */
import { useEffect, useState } from 'react';
import { componentColour } from '../app/format.ts';
import { currentPreferences } from '../state/preferences.ts';

type Draw = (sidc: string, size: number) => string;
let library: Promise<Draw> | null = null;
/** Once it is there: rows that come later, on paper for instance, are drawn with their symbol at once. */
let loaded: Draw | null = null;

function loadLibrary(): Promise<Draw> {
  library ??= import('milsymbol').then(
    ({ default: ms }) =>
      (sidc, size) =>
        new ms.Symbol(sidc, { size, outlineColor: 'rgba(255,255,255,0.9)', outlineWidth: 3 }).asSVG(),
  );
  library.then(
    (draw) => (loaded = draw),
    // The next symbol asks anew.
    () => (library = null),
  );
  return library;
}

interface ElementSymbolProps {
  readonly sidc: string | null;
  readonly size: number;
  /** Component, for those who chose plain icons. */
  readonly component?: string;
}

/** Plain icons on a field of 16: a wheel, a wing, an anchor, two rings. */
const PLAIN: Readonly<Record<string, string>> = {
  land: 'M1 9V6h8l2 3h4v3H1zM4 15a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 15a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  air: 'M7 1h2v5l6 3v2L9 9.500v3l2 1.500v1H5v-1l2-1.500v-3L1 11V9l6-3z',
  sea: 'M7 1h2v2h2v2H9v8c2 0 3-1 4-3l2 1c-1 3-4 4-7 4s-6-1-7-4l2-1c1 2 2 3 4 3V5H5V3h2z',
  joint: 'M6 3a5 5 0 1 0 0 10A5 5 0 0 0 6 3zM10 3a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
};

export function ElementSymbol(props: ElementSymbolProps) {
  const { component = 'joint', size } = props;
  if (currentPreferences().symbols === 'app6') return <App6Symbol {...props} />;
  return (
    <span className="symbol" style={{ width: size * 1.4, height: size }}>
      <svg width={size * 0.7} height={size * 0.7} viewBox="0 0 16 16" aria-hidden="true">
        <path
          d={PLAIN[component] ?? PLAIN['joint']}
          fill="none"
          stroke={componentColour(component)}
          strokeWidth="1.4"
        />
      </svg>
    </span>
  );
}

function App6Symbol({ sidc, size }: ElementSymbolProps) {
  const [draw, setDraw] = useState<Draw | null>(() => loaded);
  useEffect(() => {
    let wanted = true;
    if (sidc !== null)
      loadLibrary().then(
        (come) => wanted && setDraw(() => come),
        () => undefined,
      );
    return () => {
      wanted = false;
    };
  }, [sidc]);
  // The box keeps its size while the library loads, so that the list does not jump. The name beside it says all that the symbol says.
  const source =
    draw === null || sidc === null ? null : `data:image/svg+xml,${encodeURIComponent(draw(sidc, size * 0.6))}`;
  return (
    <span className="symbol" style={{ width: size * 1.4, height: size }}>
      {source !== null && <img src={source} alt="" style={{ maxWidth: size * 1.4, maxHeight: size }} />}
    </span>
  );
}

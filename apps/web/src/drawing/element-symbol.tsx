/** APP-6 symbols. The library is as large as the rest of the page, so it comes when the first symbol is asked for. */
import { useEffect, useState } from 'react';

type Draw = (sidc: string, size: number) => string;
let library: Promise<Draw> | null = null;

function loadLibrary(): Promise<Draw> {
  library ??= import('milsymbol').then(
    ({ default: ms }) =>
      (sidc, size) =>
        new ms.Symbol(sidc, { size, outlineColor: 'rgba(255,255,255,0.9)', outlineWidth: 3 }).asSVG(),
  );
  return library;
}

export function ElementSymbol({ sidc, size }: { readonly sidc: string | null; readonly size: number }) {
  const [draw, setDraw] = useState<Draw | null>(null);
  useEffect(() => {
    let wanted = true;
    if (sidc !== null)
      loadLibrary().then(
        (loaded) => wanted && setDraw(() => loaded),
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

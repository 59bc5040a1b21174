/** Places and links as KML 2.3, for globes and maps. It is written only. */
import type { ScenarioDocument } from '../scenario/document.ts';

/** Characters that XML 1.0 does not allow at all are left out. */
export const escapeXml = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- these are the characters to leave out
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

export function writeKml(document: ScenarioDocument, provenance: readonly string[]): string {
  const at = new Map(document.places.map((place) => [place.id, `${place.lon},${place.lat}`]));
  const mark = (name: string, description: string, geometry: string) =>
    `<Placemark><name>${escapeXml(name)}</name><description>${escapeXml(description)}</description>${geometry}</Placemark>`;
  const places = document.places.map(({ name, kind, country, lat, lon }) =>
    mark(
      name,
      [kind, country].filter((one) => one !== undefined).join(', '),
      `<Point><coordinates>${lon},${lat}</coordinates></Point>`,
    ),
  );
  const links = (document.links ?? []).map(({ id, mode, from, to }) =>
    mark(
      id,
      mode,
      `<LineString><tessellate>1</tessellate><coordinates>${at.get(from)} ${at.get(to)}</coordinates></LineString>`,
    ),
  );
  const folder = (name: string, marks: readonly string[]) =>
    `<Folder><name>${name}</name>\n${marks.join('\n')}\n</Folder>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${escapeXml(document.title)}</name><description>${escapeXml(provenance.join('\n'))}</description>
${folder('Places', places)}
${folder('Links', links)}
</Document></kml>
`;
}

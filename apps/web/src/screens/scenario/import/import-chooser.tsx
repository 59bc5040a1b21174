/** The file, and how it is to be read. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { Reading } from '../../../api/imports.ts';
import { say, t } from '../../../i18n/text.ts';
import { guessFormat, hasSides, IMPORT_FORMATS, mayBeComplete, readHead } from './import-format.ts';

const HEAD_BYTES = 4096;

interface ImportChooserProps {
  readonly section: string;
  readonly onFile: (file: File, reading: Reading) => void;
}

export function ImportChooser({ section, onFile }: ImportChooserProps) {
  const [file, setFile] = useState<File | null>(null);
  const [reading, setReading] = useState<Reading>({ format: '', isComplete: false, side: '' });
  const { format, isComplete, side } = reading;
  const choose = async (chosen: File | null) => {
    setFile(chosen);
    if (chosen === null) return;
    const head = readHead(new Uint8Array(await chosen.slice(0, HEAD_BYTES).arrayBuffer()));
    setReading((now) => ({ ...now, format: guessFormat(chosen.name, head, section) }));
  };
  return (
    <form
      className="import-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (file === null) return;
        onFile(file, {
          format,
          isComplete: isComplete && mayBeComplete(format),
          side: hasSides(format) ? side.trim() : '',
        });
      }}
    >
      <label className="field">
        {t('File')}
        <input
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.ods,.json,.geojson,.xml,.msdl"
          onChange={(event) => void choose(event.target.files?.[0] ?? null)}
        />
      </label>
      {file !== null && (
        <>
          <ReadingFields reading={reading} onChange={setReading} />
          <Button type="submit" size="compact-sm">
            {format === 'document' ? t('Make it a scenario') : t('Preview')}
          </Button>
        </>
      )}
      <a className="small" href="/exports/templates/workbook.xlsx" download>
        {t('Empty workbook to fill in')}
      </a>
    </form>
  );
}

interface ReadingFieldsProps {
  readonly reading: Reading;
  readonly onChange: (reading: Reading) => void;
}

function ReadingFields({ reading, onChange }: ReadingFieldsProps) {
  const { format, isComplete, side } = reading;
  return (
    <>
      <label className="field">
        {t('Read it as')}
        <select value={format} onChange={(event) => onChange({ ...reading, format: event.target.value })}>
          {IMPORT_FORMATS.map(({ id, title }) => (
            <option key={id} value={id}>
              {say(title)}
            </option>
          ))}
        </select>
      </label>
      {mayBeComplete(format) && (
        <label className="field">
          <input
            type="checkbox"
            checked={isComplete}
            onChange={(event) => onChange({ ...reading, isComplete: event.target.checked })}
          />
          {t('The file is complete: remove my rows that it does not have')}
        </label>
      )}
      {hasSides(format) && (
        <label className="field">
          {t('Side, by name or handle (empty: the first of the file)')}
          <input value={side} onChange={(event) => onChange({ ...reading, side: event.target.value })} />
        </label>
      )}
    </>
  );
}

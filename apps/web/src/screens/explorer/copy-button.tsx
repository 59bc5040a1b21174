import { useState } from 'react';
import { t } from '../../i18n/text.ts';

const COPIED_MS = 2000;

/** Says whether it was copied: a browser gives its clipboard to pages over TLS, or of this machine, only. */
export function CopyButton({ title, text }: { readonly title: string; readonly text: () => string }) {
  const [said, setSaid] = useState<string | null>(null);
  const say = (words: string) => {
    setSaid(words);
    setTimeout(() => setSaid(null), COPIED_MS);
  };
  const copy = async () => navigator.clipboard.writeText(text());
  return (
    <button
      type="button"
      className="plain framed small"
      aria-live="polite"
      onClick={() =>
        void copy().then(
          () => say(t('Copied')),
          () => say(t('Not copied: mark it and copy by hand')),
        )
      }
    >
      {said ?? title}
    </button>
  );
}

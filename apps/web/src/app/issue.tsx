import { issueText } from '../api/issue-text.ts';

/** An issue of the server in the language of the page; what only the server can say stands behind it, marked as English. */
export function Issue({ code, message }: { readonly code: string; readonly message: string }) {
  const { text, detail } = issueText(code, message);
  if (detail === null) return text;
  return (
    <>
      {text}{' '}
      <span lang="en" className="muted">
        {detail}
      </span>
    </>
  );
}

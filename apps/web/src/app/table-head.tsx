import type { ReactNode } from 'react';

/**
 * The head of a table. A word begins at the left; a figure ends at the right, above its figures; `unseen` is only heard, as over buttons;
 * `bar` leaves room for a bar of progress; `keyed` has the mark of its colour before it.
 */
export type Column =
  | string
  | { readonly figure: string }
  | { readonly unseen: string }
  | { readonly bar: string }
  | { readonly keyed: string; readonly mark: ReactNode };

export function TableHead({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column, index) => (
          <Head key={index} column={column} />
        ))}
      </tr>
    </thead>
  );
}

function Head({ column }: { readonly column: Column }) {
  if (typeof column === 'string') return <th scope="col">{column}</th>;
  if ('figure' in column)
    return (
      <th scope="col" className="number">
        {column.figure}
      </th>
    );
  if ('bar' in column)
    return (
      <th scope="col" className="column-bar">
        {column.bar}
      </th>
    );
  if ('keyed' in column)
    return (
      <th scope="col">
        {column.mark} {column.keyed}
      </th>
    );
  return (
    <th scope="col">
      <span className="visually-hidden">{column.unseen}</span>
    </th>
  );
}

/** Who is refused sees each fault, and goes on where the first of them is. */
import { useEffect, type RefObject } from 'react';
import type { RowOrder } from './use-row-order.ts';

const FAULT = '[data-testid=field-fault]';
const CONTROL = '[aria-invalid=true]';

/** With each refusal anew: a group that was closed since the one before would hide its fault. */
export function useFaultFocus(
  form: RefObject<HTMLElement | null>,
  { answer, busy }: Pick<RowOrder, 'answer' | 'busy'>,
): void {
  useEffect(() => {
    // While it is sent no field takes the focus.
    if (busy || answer === null || answer.userErrors.length === 0 || form.current === null) return;
    for (const group of form.current.querySelectorAll<HTMLDetailsElement>(`details:has(${FAULT})`)) group.open = true;
    const first = form.current.querySelector<HTMLElement>(`${CONTROL}, ${FAULT}`);
    // A fault of a whole list or group has no field of its own: its heading stands for it.
    const target = first?.matches(FAULT) ? first.closest('details')?.querySelector<HTMLElement>('summary') : first;
    target?.focus();
  }, [form, answer, busy]);
}

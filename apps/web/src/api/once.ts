/** An order that was sent and not answered is sent again under the same key, so that whoever presses again has given one order. */
const unanswered = new Map<string, { readonly key: string; readonly at: number }>();

/** Who presses again later than this has had another look and means another order. */
const SAME_ORDER_MS = 120_000;

/** @param order what is ordered, all of it, with the version of what it is about: another order has another key */
export async function once<T>(order: object, send: (clientMutationKey: string) => Promise<T>): Promise<T> {
  const text = JSON.stringify(order);
  const now = Date.now();
  const before = unanswered.get(text);
  const same = before !== undefined && now - before.at < SAME_ORDER_MS ? before : { key: crypto.randomUUID(), at: now };
  unanswered.set(text, same);
  const answer = await send(same.key);
  unanswered.delete(text);
  return answer;
}

/** An order that was sent and not answered is sent again under the same key, so that whoever presses again has given one order. */
const unanswered = new Map<string, string>();

/** @param order what is ordered, all of it: another order has another key */
export async function once<T>(order: object, send: (clientMutationKey: string) => Promise<T>): Promise<T> {
  const text = JSON.stringify(order);
  const key = unanswered.get(text) ?? crypto.randomUUID();
  unanswered.set(text, key);
  const answer = await send(key);
  unanswered.delete(text);
  return answer;
}

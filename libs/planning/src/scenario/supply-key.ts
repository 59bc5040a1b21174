/** By what the state of now names a line of supply: a delivery and a rule by their ids, what a package brings by its stock as well. */
export const supplyKey = ({ id, stock }: { readonly id: string; readonly stock?: string }): string =>
  // No id has a space in it.
  stock === undefined ? id : `${id} ${stock}`;

/** The name of one of the staff; the id where it is not known. */
export function nameOf(
  colleagues: readonly { readonly agent: { readonly id: string; readonly name: string } }[],
  id: string,
): string {
  return colleagues.find(({ agent }) => agent.id === id)?.agent.name ?? id;
}

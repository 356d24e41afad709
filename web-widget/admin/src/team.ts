import { list, maybe, number, object, oneOf, or, text } from '@firsthand/shared/decode.ts';

/** How a conversation comes to a member of a team. */
export const MODES = ['ring', 'automatic', 'pick'] as const;
export type Mode = (typeof MODES)[number];

/** Agents who share a queue. */
export const team = object({
  id: text,
  name: text,
  mode: oneOf(...MODES),
  skills: or(list(text), []),
  members: or(list(text), []),
  fallback: maybe(text),
  fallbackAfterSeconds: or(number, 30),
  alertAfterSeconds: maybe(number),
});
export type Team = ReturnType<typeof team>;

/** All teams, which site has which, and what is odd about them. */
export const teams = object({
  teams: list(team),
  sites: or(list(object({ site: text, team: text })), []),
  warnings: or(list(object({ team: text, code: text, text })), []),
});
export type Teams = ReturnType<typeof teams>;

/** The teams that `id` may fall back to: none that leads back to it. */
export function fallbacksFor(id: string, all: readonly Team[]): readonly Team[] {
  const byId = new Map(all.map((each) => [each.id, each]));
  return all.filter((candidate) => {
    const seen = new Set<string>();
    let next: string | null = candidate.id;
    while (next !== null && !seen.has(next)) {
      if (next === id) return false;
      seen.add(next);
      next = byId.get(next)?.fallback ?? null;
    }
    return true;
  });
}

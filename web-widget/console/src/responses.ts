import { nothing, type Problem, type Rest } from '@firsthand/shared/rest.ts';
import { cannedResponses } from '@firsthand/shared/staff.ts';
import type { Desk } from './desk.ts';

const PATH = '/api/v1/canned';

/** Where the canned responses come from, and the desk that shows them. */
interface Shelf {
  readonly rest: Pick<Rest, 'request'>;
  readonly desk: Pick<Desk, 'learnCanned'>;
}

/** What an agent writes of a response of their own. */
export interface OwnWords {
  readonly shortcut: string;
  readonly title: string;
  readonly text: string;
}

/** Reads what the agent may insert. */
export async function learnCanned({ rest, desk }: Shelf): Promise<void> {
  const answer = await rest.request('GET', PATH, cannedResponses);
  if (answer.ok) desk.learnCanned(answer.value.responses);
}

/** Keeps a response of the agent's own: a new one without `id`. Resolves to what was wrong, or null. */
export async function keepOwn(
  shelf: Shelf,
  words: OwnWords,
  id: string | null,
): Promise<Problem | null> {
  const answer =
    id === null
      ? await shelf.rest.request('POST', `${PATH}/own`, nothing, words)
      : await shelf.rest.request('PUT', ownPath(id), nothing, words);
  return answer.ok ? learned(shelf) : answer.problem;
}

/** Deletes a response of the agent's own. Resolves to what was wrong, or null. */
export async function dropOwn(shelf: Shelf, id: string): Promise<Problem | null> {
  const answer = await shelf.rest.request('DELETE', ownPath(id), nothing);
  // What is gone already needs no deleting.
  return answer.ok || answer.problem.status === 404 ? learned(shelf) : answer.problem;
}

/** Has it read anew when the agent comes to a team or leaves one; returns what ends this. */
export function learnWithTeams(desk: Desk, learn: () => void): () => void {
  let before = '';
  return desk.teams.subscribe((teams) => {
    const mine = teams
      .filter(({ members }) => members.includes(desk.me.id))
      .map(({ id }) => id)
      .toSorted()
      .join(' ');
    if (mine !== before) learn();
    before = mine;
  });
}

async function learned(shelf: Shelf): Promise<null> {
  await learnCanned(shelf);
  return null;
}

function ownPath(id: string): string {
  return `${PATH}/own/${encodeURIComponent(id)}`;
}

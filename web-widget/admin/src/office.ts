import type { Signal } from '@preact/signals';
import { maybe } from '@firsthand/shared/decode.ts';
import type { Answer, Rest } from '@firsthand/shared/rest.ts';
import { nothing } from '@firsthand/shared/rest.ts';
import { type Me, session, type Session } from '@firsthand/shared/staff.ts';

/** Who is at the admin pages. */
export type Visit =
  | { readonly is: 'asking' }
  | { readonly is: 'unreachable'; readonly detail: string }
  | { readonly is: 'out' }
  | { readonly is: 'in'; readonly me: Me; readonly expired: boolean };

/** Lets admins in and out. */
export interface Office {
  readonly rest: Rest;
  enter(): Promise<void>;
  signIn(login: string, password: string): Promise<Answer<Session>>;
  signOut(): Promise<void>;
}

export function officeOf(rest: Rest, visit: Signal<Visit>): Office {
  const welcome = (given: Session) => {
    rest.trust(given.csrf);
    visit.value = { is: 'in', me: given.staff, expired: false };
  };
  return {
    rest,
    async enter() {
      const answer = await rest.request('GET', '/api/v1/session', maybe(session));
      if (answer.ok && answer.value !== null) welcome(answer.value);
      else if (answer.ok) visit.value = { is: 'out' };
      else visit.value = { is: 'unreachable', detail: answer.problem.detail };
    },
    async signIn(login, password) {
      const answer = await rest.request('POST', '/api/v1/session', session, { login, password });
      if (answer.ok) welcome(answer.value);
      return answer;
    },
    async signOut() {
      await rest.request('DELETE', '/api/v1/session', nothing);
      rest.trust(null);
      visit.value = { is: 'out' };
    },
  };
}

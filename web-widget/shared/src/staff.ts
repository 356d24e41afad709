import { list, maybe, number, object, oneOf, or, text, truth } from './decode.ts';

/** What somebody on the staff may do. */
export const role = oneOf('agent', 'supervisor', 'admin');
export type Role = ReturnType<typeof role>;

/** The person who is signed in. */
export const me = object({
  id: text,
  login: text,
  name: text,
  title: or(text, ''),
  picture: maybe(text),
  role,
  capacity: number,
  languages: or(list(text), []),
});
export type Me = ReturnType<typeof me>;

/** What the server answers to a sign-in. */
export const session = object({ csrf: text, staff: me });
export type Session = ReturnType<typeof session>;

/** One of the staff, as an admin sees them. */
export const staffMember = object({
  id: text,
  login: text,
  name: text,
  title: or(text, ''),
  picture: maybe(text),
  role,
  capacity: number,
  languages: or(list(text), []),
  greeting: or(text, ''),
  active: or(truth, true),
  status: or(text, 'offline'),
  skills: or(list(text), []),
});
export type StaffMember = ReturnType<typeof staffMember>;

/**
 * A text that agents insert; `shortcut` is what they type after the slash. It is everybody's, a team's, or
 * only the reader's own.
 */
export const cannedResponse = object({
  id: text,
  whose: or(oneOf('everybody', 'team', 'own'), 'everybody'),
  team: maybe(text),
  shortcut: text,
  title: text,
  text,
});
export type CannedResponse = ReturnType<typeof cannedResponse>;
export const cannedResponses = object({ responses: list(cannedResponse) });

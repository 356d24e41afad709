import { isObject, list, maybe, object, text } from '@firsthand/shared/decode.ts';

const change = object({
  at: text,
  name: text,
  kind: text,
  site: maybe(text),
  subject: text,
  subjectName: maybe(text),
  before: maybe(text),
  after: maybe(text),
});
export type Change = ReturnType<typeof change>;

/** A page of the record of who changed what. */
export const auditPage = object({ changes: list(change), next: maybe(text) });

/** Who changed something, and what was ever done. */
export const auditAbout = object({
  people: list(object({ id: text, name: text })),
  kinds: list(text),
});

/** What a change was done to, by its name, where it has one: as it is called now, or was then. */
export function nameOfSubject({ subjectName, before, after }: Change): string | null {
  if (subjectName !== null) return subjectName;
  const states = [fields(after), fields(before)];
  for (const part of ['name', 'title', 'question']) {
    const named = states.map((state) => state.get(part)).find((name) => name !== undefined);
    if (named !== undefined) return named;
  }
  return null;
}

/** A field that is another one after a change; null where it was or is not there. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two states, field by field, in the order in which they stand. */
export function fieldChanges(before: string | null, after: string | null): readonly FieldChange[] {
  const was = fields(before);
  const is = fields(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({
      field,
      before: was.get(field) ?? null,
      after: is.get(field) ?? null,
    }))
    .filter((each) => each.before !== each.after);
}

function fields(state: string | null): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (state === null) return found;
  let value: unknown;
  try {
    value = JSON.parse(state);
  } catch {
    value = state;
  }
  gather(value, '', found);
  return found;
}

function gather(value: unknown, place: string, found: Map<string, string>): void {
  if (Array.isArray(value)) {
    if (value.every((each) => typeof each !== 'object' || each === null)) {
      found.set(place, value.map(String).join(', '));
    } else {
      value.forEach((each: unknown, i) => gather(each, `${place}[${i + 1}]`, found));
    }
  } else if (isObject(value)) {
    for (const [name, each] of Object.entries(value)) {
      gather(each, place === '' ? name : `${place}.${name}`, found);
    }
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    found.set(place, String(value));
  }
}

/** What there are words for. */
export const DEEDS = [
  'session.signIn',
  'session.refused',
  'bot.save',
  'bot.secret.add',
  'bot.secret.drop',
  'visitorKey.add',
  'visitorKey.drop',
  'visitor.block',
  'visitor.unblock',
  'staff.create',
  'staff.change',
  'staff.password',
  'staff.link',
  'team.create',
  'team.change',
  'team.delete',
  'site.create',
  'site.change',
  'site.team',
  'hours.save',
  'privacy.save',
  'privacy.erase',
  'policy.save',
  'policy.try',
  'policy.take',
  'policy.takeBack',
  'faq.create',
  'faq.change',
  'faq.delete',
  'faq.import',
  'faq.restore',
  'canned.create',
  'canned.change',
  'canned.delete',
  'gesture.create',
  'gesture.change',
  'gesture.delete',
  'gesture.codes',
  'confidence.adopt',
  'confidence.rollback',
  'question.dismiss',
  'conversation.read',
  'webhook.create',
  'webhook.change',
  'webhook.delete',
  'webhook.pause',
  'webhook.resume',
  'webhook.stop',
  'webhook.secret.add',
  'webhook.secret.drop',
  'key.create',
  'key.revoke',
  'push.on',
  'push.off',
] as const;

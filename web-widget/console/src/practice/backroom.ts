import type { Problem, Rest } from '@firsthand/shared/rest.ts';
import { isObject } from '@firsthand/shared/decode.ts';
import type { GestureChoice } from '../gestures.ts';

/** What may be given in a practice. */
export const GESTURES: readonly GestureChoice[] = [
  {
    id: 'free-shipping',
    version: 1,
    name: 'Free shipping',
    text: 'Your next order ships for free: enter this code in the basket.',
    codes: 'FIXED',
    code: 'PRACTICE',
    amount: null,
    currency: null,
    wording: 'Free shipping',
    leftGiven: null,
    leftAmount: null,
    unavailable: null,
  },
];

interface Kept {
  readonly tags: Map<string, ReadonlySet<string>>;
  readonly notes: Map<string, { readonly text: string; readonly version: number }>;
}

/**
 * What the server keeps beside the chats, kept by the page for one practice: tags, notes about visitors and
 * gestures. It knows no other chats, takes no files, and sends nothing anywhere.
 */
export function backroomOf(): Pick<Rest, 'request'> {
  const kept: Kept = { tags: new Map(), notes: new Map() };
  return {
    request(method, path, decoder, body) {
      const answer = answerOf(kept, method, path, body);
      return Promise.resolve(
        answer === null
          ? { ok: false, problem: NOT_HERE }
          : { ok: true, value: decoder(answer, 'practice') },
      );
    },
  };
}

const NOT_HERE: Problem = {
  status: 404,
  code: 'PRACTICE',
  detail: 'Not in a practice: nothing leaves this page.',
  field: null,
  retryInMs: null,
  body: null,
};

function answerOf({ tags, notes }: Kept, method: string, path: string, body: unknown): unknown {
  const parts = path
    .replace(/^\/api\/v1\/|\?.*$/gu, '')
    .split('/')
    .map(decodeURIComponent);
  const [room, id = '', what, tag] = parts;
  switch (`${room} ${what ?? ''}`) {
    case 'search ':
      return { found: [], next: null };
    case 'tags ':
      return {
        tags: [...new Set([...tags.values()].flatMap((each) => [...each]))].map((each) => ({
          tag: each,
          conversations: 1,
        })),
      };
    case 'conversations tags': {
      const now = new Set(tags.get(id));
      if (tag !== undefined && method === 'PUT') now.add(tag.trim().toLowerCase());
      if (tag !== undefined && method === 'DELETE') now.delete(tag);
      tags.set(id, now);
      return { tags: [...now].toSorted() };
    }
    case 'visitors note': {
      const before = notes.get(id) ?? { text: '', version: 0 };
      const text = isObject(body) ? body['text'] : undefined;
      if (method !== 'PUT' || typeof text !== 'string') return before;
      const after = { text, version: before.version + 1 };
      notes.set(id, after);
      return after;
    }
    case 'visitors block':
      return method === 'GET' ? { block: null } : null;
    case 'sites gestures':
      return { renews: '', gestures: GESTURES };
    case 'sites faq':
      return { entries: [] };
    default:
      return null;
  }
}

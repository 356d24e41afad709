import { describe, expect, it } from 'vitest';
import { faqAnswersOf } from '../src/faq-answers.ts';

const entry = (id: string, validFrom?: string, validUntil?: string) => ({
  id,
  question: `${id}?`,
  answer: id,
  validFrom,
  validUntil,
});
const FAQ = {
  entries: [
    entry('hours'),
    entry('sale', undefined, '2026-12-24T12:00:00Z'),
    entry('spring', '2026-12-24T12:00:00Z'),
  ],
};

describe('the answers that agents are offered', () => {
  it('are those that hold at the moment, also where the FAQ was read before', async () => {
    let now = Date.parse('2026-12-24T11:59:59Z');
    let read = 0;
    const answers = faqAnswersOf(
      {
        request: (_method, _path, decode) => {
          read += 1;
          return Promise.resolve({ ok: true, value: decode(FAQ, 'faq') } as never);
        },
      },
      () => now,
    );
    const ids = async () => (await answers.all('shop')).map(({ id }) => id);

    expect(await ids()).toEqual(['hours', 'sale']);
    expect(await answers.of('shop', 'sale')).toBe('sale');
    now += 1_000;
    expect(await ids()).toEqual(['hours', 'spring']);
    expect(await answers.of('shop', 'sale')).toBeNull();
    expect(read).toBe(1);
  });
});

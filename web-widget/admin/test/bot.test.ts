import { describe, expect, it } from 'vitest';
import { isFailing, siteBot } from '../src/bot.ts';
import { en } from '../src/words/en.ts';
import { KINDS } from '../src/bot.ts';

const plain = {
  answers: 'WEBHOOK',
  name: 'shop-bot',
  url: 'https://bot.example.com/',
  limitMs: 800,
  mostMs: 2000,
  secrets: ['2030-01-01T12:00:00Z'],
};

describe('a site’s bot', () => {
  it('is read with and without what happened lately', () => {
    expect(siteBot(plain, 'bot').lastFailure).toBeNull();
    const failed = { ...plain, lastFailure: { kind: 'BAD_STATUS', status: 500, at: 'then' } };
    expect(siteBot(failed, 'bot').lastFailure?.status).toBe(500);
  });

  it.each([
    [null, '2030-01-01T12:00:00.5Z', true],
    ['2030-01-01T12:00:00Z', '2030-01-01T12:00:00.5Z', true],
    ['2030-01-01T12:00:01Z', '2030-01-01T12:00:00.5Z', false],
    ['2030-01-01T12:00:01Z', null, false],
  ])('that answered at %j and failed at %j is failing: %j', (answered, failed, failing) => {
    const lastFailure = failed === null ? null : { kind: 'TOO_SLOW', at: failed };
    const bot = siteBot({ ...plain, lastAnswerAt: answered, lastFailure }, 'bot');
    expect(isFailing(bot)).toBe(failing);
  });

  it('has words for each way to fail', () => {
    for (const kind of KINDS) expect(en).toHaveProperty([`botFailure.${kind}`]);
  });
});

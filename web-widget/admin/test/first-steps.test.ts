import { describe, expect, it } from 'vitest';
import { taken } from '../src/first-steps.ts';

describe('the first steps', () => {
  it('are all to be taken on a new server, where only the admin is', () => {
    expect([...taken({ origins: 0, entries: 0, people: 1 })]).toEqual([]);
  });

  it('are done one by one', () => {
    expect([...taken({ origins: 1, entries: 0, people: 1 })]).toEqual(['site']);
    expect([...taken({ origins: 0, entries: 3, people: 1 })]).toEqual(['faq']);
    expect([...taken({ origins: 1, entries: 3, people: 2 })]).toEqual(['site', 'faq', 'people']);
  });
});

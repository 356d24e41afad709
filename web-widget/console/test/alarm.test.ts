import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { openAt } from '../src/alarm.ts';
import { inboxAfter, NOTHING } from '../src/inbox.ts';
import { NOON, offer } from './samples.ts';

/** What a call leads to, while these ring. */
function ledTo(conversation: string | null, ...ringing: readonly string[]): string[] {
  const led: string[] = [];
  const rung = ringing.map((each) => ({ is: 'rang', offer: offer(each), now: NOON }) as const);
  const desk = {
    inbox: signal(rung.reduce(inboxAfter, NOTHING)),
    showBox: (box: string) => void led.push(`box ${box}`),
    select: (chat: string | null) => void led.push(`chat ${chat ?? ''}`),
  };
  openAt(desk, conversation);
  return led;
}

describe('a call leads', () => {
  it('to its chat, or to what rings if that is it', () => {
    expect(ledTo('c1')).toEqual(['chat c1']);
    expect(ledTo('c1', 'c2')).toEqual(['chat c1']);
    expect(ledTo('c1', 'c2', 'c1')).toEqual(['box ringing']);
  });

  it('to what rings where it names no chat', () => {
    expect(ledTo(null, 'c2')).toEqual(['box ringing']);
    expect(ledTo(null)).toEqual([]);
  });
});

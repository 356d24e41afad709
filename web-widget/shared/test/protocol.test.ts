import '../src/protocol-people.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeAgentFrame } from '../src/protocol-agent.ts';
import { CLOSE_CODES, comesBack, decodeVisitorFrame, ERROR_CODES } from '../src/protocol.ts';

const wire = join(import.meta.dirname, '../../../protocol/src/test/resources/wire');

function golden(name: string): readonly object[] {
  const samples: unknown = JSON.parse(readFileSync(join(wire, name), 'utf8'));
  return Array.isArray(samples) ? samples.filter((each: unknown) => isObject(each)) : [];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const families = [
  { name: 'visitor-frames.json', decode: decodeVisitorFrame },
  { name: 'agent-frames.json', decode: decodeAgentFrame },
] as const;

describe.each(families)('$name', ({ name, decode }) => {
  const samples = golden(name);

  it('has samples', () => {
    expect(samples.length).toBeGreaterThan(20);
  });

  it('reads every sample as it is', () => {
    for (const sample of samples) expect(decode(JSON.stringify(sample))).toEqual(sample);
  });

  it('ignores fields that it does not know', () => {
    for (const sample of samples) {
      const wider = { ...sample, ofALaterVersion: { x: 1 } };
      expect(decode(JSON.stringify(wider))).toEqual(wider);
    }
  });

  it('reads nothing from what is no frame', () => {
    for (const text of ['', '{', 'null', '[]', '7', '"ok"', '{}', '{"type":7}']) {
      expect(decode(text)).toBeUndefined();
    }
    expect(decode('{"type":"ofALaterVersion"}')).toBeUndefined();
    expect(decode('{"type":"constructor"}')).toBeUndefined();
    expect(decode('{"type":"pong","id":"1"}')).toBeUndefined();
    expect(decode('{"type":"pong","id":1,"at":"x"}')).toBeUndefined();
    expect(decode('{"type":"draining","reconnectInMs":"5"}')).toBeUndefined();
  });

  it('keeps the number of an event that it does not know', () => {
    const frame = { type: 'event', conversation: 'c', seq: 4, at: '2026-01-02T03:04:05Z' };
    for (const event of [{ type: 'ofALaterVersion' }, { type: 'visitorSaid' }, { type: 5 }]) {
      expect(decode(JSON.stringify({ ...frame, event }))).toEqual({
        ...frame,
        event: { type: 'internal' },
      });
    }
    expect(decode(JSON.stringify(frame))).toBeUndefined();
  });
});

it('does not show agents’ events to a visitor', () => {
  const noted = { type: 'noted', agent: 'maria', text: 'for colleagues' };
  const frame = { type: 'event', conversation: 'c', seq: 4, at: '2026-01-02T03:04:05Z' };
  expect(decodeVisitorFrame(JSON.stringify({ ...frame, event: noted }))).toEqual({
    ...frame,
    event: { type: 'internal' },
  });
});

it('checks what lies inside a frame', () => {
  const status = { state: 'human', epoch: 2, agent: { id: 'maria', name: 'Maria', title: '' } };
  const frame = { type: 'status', conversation: 'c', status };
  const read = (changed: object) =>
    decodeVisitorFrame(JSON.stringify({ ...frame, status: { ...status, ...changed } }));
  expect(read({})).toEqual(frame);
  expect(read({ state: 'bot queued' })).toBeUndefined();
  expect(read({ agent: { id: 'maria' } })).toBeUndefined();
  expect(read({ agent: 'maria' })).toBeUndefined();
});

it('says of each close code whether to come back', () => {
  for (const code of Object.values(CLOSE_CODES)) expect(comesBack(code.number)).toBe(code.comeBack);
  expect(ERROR_CODES.UNAVAILABLE).toEqual({ fault: 'SERVER', retry: true });
});

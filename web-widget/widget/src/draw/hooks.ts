import { holder, wake } from './draw.ts';
import type { Effect, Run } from './node.ts';

/** What a component keeps at this place; made when it is first drawn. */
function kept<Kept extends object>(make: () => Kept): Kept {
  const held = holder();
  const slot = (held.slots[held.at++] ??= make());
  // The same place holds the same thing at each drawing: that is the rule of hooks.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return slot as Kept;
}

function differ(before: readonly unknown[] | undefined, now: readonly unknown[] | undefined) {
  return !before || !now || now.some((value, i) => !Object.is(value, before[i]));
}

export function useRef<T>(value?: T): { current: T | undefined } {
  return kept(() => ({ current: value }));
}

export function useMemo<T>(make: () => T, deps: readonly unknown[]): T {
  const slot = kept(() => ({ value: make(), deps }));
  if (differ(slot.deps, deps)) {
    slot.value = make();
    slot.deps = deps;
  }
  return slot.value;
}

/** A value that draws its component again when it is set to another. */
export function useState<T>(
  first: T | (() => T),
): readonly [T, (now: T | ((was: T) => T)) => void] {
  const held = holder();
  const slot = kept(() => ({
    value: made(first),
    set(now: T | ((was: T) => T)) {
      const value = isChange(now) ? now(slot.value) : now;
      if (Object.is(value, slot.value)) return;
      slot.value = value;
      wake(held);
    },
  }));
  return [slot.value, slot.set];
}

function made<T>(first: T | (() => T)): T {
  return isMaker(first) ? first() : first;
}

function isMaker<T>(first: T | (() => T)): first is () => T {
  return typeof first === 'function';
}

function isChange<T>(now: T | ((was: T) => T)): now is (was: T) => T {
  return typeof now === 'function';
}

function effect(soon: boolean, run: Run, deps?: readonly unknown[]): void {
  const held = holder();
  const slot = kept(() => {
    const made: Effect = { run, end: undefined, deps: undefined };
    held.effects.push(made);
    return made;
  });
  if (!differ(slot.deps, deps)) return;
  slot.run = run;
  slot.deps = deps;
  (soon ? held.soon : held.late).push(slot);
}

export function useEffect(run: Run, deps?: readonly unknown[]): void {
  effect(false, run, deps);
}

export function useLayoutEffect(run: Run, deps?: readonly unknown[]): void {
  effect(true, run, deps);
}

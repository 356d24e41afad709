/*
 * Draws components written for Preact, in the part of its interface that the chat uses, in a quarter of
 * its weight. The build puts it in Preact's place for the chat's page; one test is passed by both.
 */
import type { Component, Drawing, Effect, Held } from './node.ts';
import { drawingOf, drawingsOf } from './node.ts';
import { dress, refer } from './properties.ts';

const due = new Set<Held>();
const drawn: Held[] = [];
let depth = 0;
let current: Held | undefined;

/** The component that is being drawn; hooks belong to it. */
export function holder(): Held {
  if (!current) throw Error('A hook outside of a component.');
  return current;
}

/** Draws `child` at the end of `parent`. */
export function render(child: unknown, parent: Element): void {
  arrange(parent, [], [drawingOf(child)], null);
  settle();
}

/** Draws a component again, soon, with all others that wait for it. */
export function wake(held: Held): void {
  if (held.gone) return;
  if (due.size === 0) queueMicrotask(drawAgain);
  due.add(held);
}

function drawAgain(): void {
  try {
    // Whoever stands further out first: what it draws anew needs not be drawn twice.
    for (let held; (held = outermost());) {
      due.delete(held);
      const first = edge(held.drawing, 0);
      depth = held.depth;
      if (first.parentElement) drawHeld(first.parentElement, held, held.drawing.kids, first);
    }
  } finally {
    // Where one could not be drawn, the others are all the same.
    if (due.size > 0) queueMicrotask(drawAgain);
    settle();
  }
}

function outermost(): Held | undefined {
  let found: Held | undefined;
  for (const held of due) if (!found || held.depth < found.depth) found = held;
  return found;
}

/** Runs the effects of what was drawn: those that belong to the drawing at once, all others later. */
function settle(): void {
  const held = drawn.splice(0);
  setTimeout(() => held.forEach(({ late }) => run(late)));
  held.forEach(({ soon }) => run(soon));
}

function run(effects: Effect[]): void {
  const all = effects.splice(0);
  all.forEach(end);
  for (const effect of all) effect.end = effect.run() ?? undefined;
}

function end(effect: Effect): void {
  effect.end?.();
  effect.end = undefined;
}

/** Makes `before` into `now` within `parent`, from `place` on; says what follows it. */
function arrange(
  parent: Element,
  before: readonly Drawing[],
  now: readonly Drawing[],
  place: ChildNode | null,
): ChildNode | null {
  const left = new Set(before);
  const pairs = now.map((drawing, i) => {
    const fits = (one: Drawing | undefined): boolean =>
      one !== undefined && left.has(one) && one.type === drawing.type && one.key === drawing.key;
    const same = fits(before[i])
      ? before[i]
      : drawing.key === undefined
        ? undefined
        : before.find(fits);
    if (same) left.delete(same);
    return [drawing, same] as const;
  });
  for (const drawing of before) {
    if (!left.has(drawing)) continue;
    if (edge(drawing, 0) === place) place = edge(drawing, -1).nextSibling;
    remove(drawing, true);
  }
  for (const [drawing, same] of pairs) place = put(parent, same, drawing, place);
  return place;
}

function put(
  parent: Element,
  before: Drawing | undefined,
  now: Drawing,
  place: ChildNode | null,
): ChildNode | null {
  if (typeof now.type === 'function') {
    if (before === now) return arrange(parent, now.kids, now.kids, place);
    const held: Held = before?.held ?? {
      drawing: now,
      depth,
      slots: [],
      at: 0,
      effects: [],
      soon: [],
      late: [],
      gone: false,
    };
    now.held = held;
    held.drawing = now;
    return drawHeld(parent, held, before?.kids ?? [], place);
  }
  const dom = before?.dom ?? create(parent, now.type);
  now.dom = dom;
  if (dom !== place) parent.insertBefore(dom, place);
  if (before === now) return dom.nextSibling;
  if (dom instanceof Text) {
    if (dom.data !== now.props['words']) dom.data = String(now.props['words']);
  } else fill(dom, before, now);
  return dom.nextSibling;
}

function create(parent: Element, type: string): Element | Text {
  return type === ''
    ? new Text()
    : type === 'svg' || parent instanceof SVGElement
      ? document.createElementNS('http://www.w3.org/2000/svg', type)
      : document.createElement(type);
}

function fill(dom: Element, before: Drawing | undefined, now: Drawing): void {
  const was = before?.props ?? {};
  now.kids = drawingsOf(now.props['children']);
  arrange(dom, before?.kids ?? [], now.kids, dom.firstChild);
  dress(dom, was, now.props);
  if (was['ref'] !== now.props['ref']) {
    refer(was['ref'], null);
    refer(now.props['ref'], dom);
  }
}

function drawHeld(
  parent: Element,
  held: Held,
  before: readonly Drawing[],
  place: ChildNode | null,
): ChildNode | null {
  const outer = current;
  due.delete(held);
  run(held.late);
  current = held;
  held.at = 0;
  depth++;
  const { drawing } = held;
  try {
    drawing.kids = drawingsOf(draw(drawing));
  } finally {
    current = outer;
  }
  // Where nothing is drawn, empty words keep the place.
  if (drawing.kids.length === 0) drawing.kids = [drawingOf('')];
  const next = arrange(parent, before, drawing.kids, place);
  depth--;
  drawn.push(held);
  return next;
}

function draw({ type, props }: Drawing): unknown {
  return typeof type === 'function' ? (type satisfies Component)(props) : undefined;
}

/** The first or the last node of the page that `drawing` has; there is always one. */
function edge({ dom, kids }: Drawing, at: 0 | -1): ChildNode {
  const kid = kids.at(at);
  if (dom || !kid) return dom ?? new Text();
  return edge(kid, at);
}

/** Ends what was drawn; `apart` where it must leave the page by itself. */
function remove({ dom, kids, held, props }: Drawing, apart: boolean): void {
  if (held) {
    held.gone = true;
    due.delete(held);
    held.effects.forEach(end);
    held.soon = held.late = [];
  }
  refer(props['ref'], null);
  for (const kid of kids) remove(kid, apart && !dom);
  if (apart) dom?.remove();
}

/** What a thing is drawn with. */
export type Props = Readonly<Record<string, unknown>>;

/** Draws a part of the page from what it is given. */
export type Component = (props: Props) => unknown;

/** One thing to be drawn: an element by its tag, words by the empty tag, or a component. */
export class Drawing {
  /** What an element holds, or what a component drew. */
  kids: Drawing[] = [];
  dom: Element | Text | undefined;
  held: Held | undefined;

  constructor(
    readonly type: string | Component,
    readonly props: Props,
    readonly key: unknown,
  ) {}
}

/** What a component on the page keeps from one drawing to the next. */
export interface Held {
  drawing: Drawing;
  readonly depth: number;
  readonly slots: object[];
  /** The slot of the next hook. */
  at: number;
  readonly effects: Effect[];
  /** Of these, what is to be run: as soon as all is drawn, and a little later. */
  soon: Effect[];
  late: Effect[];
  gone: boolean;
}

/** Does something about what was drawn; what it returns ends that. */
export type Run = () => (() => void) | undefined | void;

/** An effect, and what ends it. */
export interface Effect {
  run: Run;
  end: (() => void) | undefined;
  deps: readonly unknown[] | undefined;
}

/** Several things side by side. */
export function Fragment({ children }: Props): unknown {
  return children;
}

/** What TypeScript makes of a tag. */
export function jsx(type: string | Component, props: Props, key?: unknown): Drawing {
  return new Drawing(type, props, key);
}

/** Anything that may stand between tags; nothing is drawn as empty words, so that it has a place. */
export function drawingOf(child: unknown): Drawing {
  if (child instanceof Drawing) return child;
  if (Array.isArray(child)) return jsx(Fragment, { children: child });
  const words = typeof child === 'string' || typeof child === 'number' ? `${child}` : '';
  return jsx('', { words });
}

/** The children of a tag, one by one. */
export function drawingsOf(children: unknown): Drawing[] {
  return (children === undefined ? [] : Array.isArray(children) ? children : [children]).map(
    drawingOf,
  );
}

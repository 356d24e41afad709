/* What the chat uses of `preact`. */
import { type Component, type Drawing, jsx, type Props } from './node.ts';

export { render } from './draw.ts';
export { Fragment } from './node.ts';

/** Makes a tag by hand. */
export function h(type: string | Component, props: Props | null, ...children: unknown[]): Drawing {
  const { key, ...rest } = props ?? {};
  return jsx(type, children.length > 0 ? { ...rest, children } : rest, key);
}

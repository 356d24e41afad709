import type { Props } from './node.ts';

/** What is an attribute, although elements have a property of that name. */
const attributes = /^(href|list|form|tabIndex|role|download)$/;

/** Gives `dom` what is new in `now`; what the visitor may have changed is compared with the page. */
export function dress(dom: Element, before: Props, now: Props): void {
  for (const name of Object.keys({ ...before, ...now })) {
    const value = now[name];
    if (name === 'children' || name === 'ref') continue;
    const is: unknown =
      name === 'value' || name === 'checked' ? Reflect.get(dom, name) : before[name];
    if (is !== value) put(dom, name, value);
  }
}

function put(dom: Element, name: string, value: unknown): void {
  if (name.startsWith('on')) Reflect.set(dom, name.toLowerCase(), value ?? null);
  else if (name in dom && !attributes.test(name) && !(dom instanceof SVGElement)) {
    Reflect.set(dom, name, value ?? '');
  } else if (value === undefined || value === null || (value === false && name[4] !== '-')) {
    dom.removeAttribute(name);
  } else dom.setAttribute(name, typeof value === 'string' ? value : JSON.stringify(value));
}

/** Tells a `ref` which element it is about. */
export function refer(ref: unknown, dom: Element | null): void {
  if (ref instanceof Object) Reflect.set(ref, 'current', dom);
}

import { type ComponentChild, h } from 'preact';

/**
 * Where a link may lead: http, https, mailto, or relative to `base`; anything else is undefined.
 *
 * @param base what relative addresses are relative to; without it they stay as they are
 */
export function safeAddress(address: string, base?: string): string | undefined {
  // Whitespace, control characters and backslashes are what browsers read past or as something else.
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0020\u007f-\u00a0\\]/.test(address)) return undefined;
  if (/^(https?:\/\/[^/]|mailto:[^?]*@)/i.test(address)) return address;
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address) || /^[^/?#.]*:/.test(address)) return undefined;
  if (base === undefined) return address;
  try {
    const absolute = new URL(address, base);
    return /^https?:$/.test(absolute.protocol) ? absolute.href : undefined;
  } catch {
    return undefined;
  }
}

/** A link with `children`, or these alone where it may not lead there. */
export function link(address: string, base: string | undefined, children: ComponentChild) {
  const href = safeAddress(address, base);
  return href === undefined
    ? children
    : h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, children);
}

/** An address as it stands in a text, without what ends the sentence. */
export function bareLink(found: string): ComponentChild[] {
  const address = found.replace(/[.,;:!?)\]}*_]+$/, '');
  return [link(address, undefined, address), found.slice(address.length)];
}

/** Draws `text` as plain text whose web addresses are links. Line breaks are left to CSS. */
export function linkified(text: string): ComponentChild[] {
  return text
    .split(/(https?:\/\/[^\s<>"'`]+)/)
    .flatMap((part, i) => (i % 2 ? bareLink(part) : [part]));
}

import { type ComponentChild, h } from 'preact';
import { bareLink, link } from './links.ts';

/*
 * A small, safe part of Markdown, drawn as Preact nodes and never as HTML: paragraphs, lists,
 * fenced and inline code, bold, italic, links. Whatever else is written stays the text that it is.
 */

const deepest = 4;
const span =
  /\\([\\`*_[\]()])|`([^`\n]+)`|\*\*(?=\S)([^\n]+?)\*\*|([*_])(?=\S)([^\n]*?\S)\4|!?\[([^[\]\n]+)\]\(([^()\s]+)\)|https?:\/\/[^\s<>"'`]+/g;
const wordLike = /[\p{L}\p{N}]/u;

function inline(text: string, base: string | undefined, depth: number): ComponentChild[] {
  if (depth > deepest) return [text];
  const nodes: ComponentChild[] = [];
  let done = 0;
  for (const match of text.matchAll(span)) {
    const [whole, escaped, code, bold, mark, italic, label, address] = match;
    const end = match.index + whole.length;
    const insideWord =
      mark === '_' &&
      (wordLike.test(text.charAt(match.index - 1)) || wordLike.test(text.charAt(end)));
    if (insideWord) continue;
    nodes.push(text.slice(done, match.index));
    done = end;
    if (escaped !== undefined) nodes.push(escaped);
    else if (code !== undefined) nodes.push(h('code', null, code));
    else if (bold !== undefined) nodes.push(h('strong', null, inline(bold, base, depth + 1)));
    else if (italic !== undefined) nodes.push(h('em', null, inline(italic, base, depth + 1)));
    else if (label !== undefined && address !== undefined)
      nodes.push(link(address, base, inline(label, base, deepest)));
    else nodes.push(...bareLink(whole));
  }
  nodes.push(text.slice(done));
  return nodes.filter((node) => node !== '');
}

/** A piece of text between blank lines. */
type Block =
  | { readonly is: 'paragraph'; readonly lines: string[] }
  | { readonly is: 'heading'; readonly text: string }
  | {
      readonly is: 'list';
      readonly tag: 'ul' | 'ol';
      readonly start: number;
      readonly items: string[][];
    }
  | { readonly is: 'code'; readonly lines: string[] }
  | { readonly is: 'gap' };

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let fenced = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const last = blocks.at(-1);
    const item = /^\s{0,6}(?:[-*+]|(\d{1,9})[.)])\s+(\S.*)$/.exec(line);
    const heading = /^#{1,6}\s+(\S.*)$/.exec(line);
    if (/^\s*```/.test(line)) {
      blocks.push(fenced ? { is: 'gap' } : { is: 'code', lines: [] });
      fenced = !fenced;
    } else if (fenced) {
      if (last?.is === 'code') last.lines.push(line);
    } else if (item) {
      const tag = item[1] === undefined ? 'ul' : 'ol';
      const content = [item[2] ?? ''];
      if (last?.is === 'list' && last.tag === tag) last.items.push(content);
      else blocks.push({ is: 'list', tag, start: Number(item[1] ?? 1), items: [content] });
    } else if (line.trim() === '') {
      blocks.push({ is: 'gap' });
    } else if (heading) {
      blocks.push({ is: 'heading', text: heading[1] ?? '' });
    } else if (last?.is === 'list' && /^\s/.test(line)) {
      last.items.at(-1)?.push(line.trim());
    } else if (last?.is === 'paragraph') {
      last.lines.push(line);
    } else {
      blocks.push({ is: 'paragraph', lines: [line] });
    }
  }
  return blocks;
}

function joined(texts: readonly string[], base: string | undefined): ComponentChild[] {
  return texts.flatMap((text, i) => [...(i > 0 ? [h('br', null)] : []), ...inline(text, base, 0)]);
}

/** Draws `text`, which is Markdown. Relative links are relative to `base`. */
export function markdown(text: string, base?: string): ComponentChild[] {
  return blocksOf(text).map((block) => {
    switch (block.is) {
      case 'paragraph':
        return h('p', null, joined(block.lines, base));
      case 'heading':
        return h('p', null, h('strong', null, inline(block.text, base, 1)));
      case 'list':
        return h(
          block.tag,
          block.start === 1 ? null : { start: block.start },
          block.items.map((item) => h('li', null, joined(item, base))),
        );
      case 'code':
        return h('pre', null, h('code', null, block.lines.join('\n')));
      case 'gap':
        return null;
    }
  });
}

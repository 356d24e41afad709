import { h, render } from 'preact';
import { describe, expect, it } from 'vitest';
import { linkified, safeAddress } from '../src/links.ts';
import { markdown } from '../src/markdown.ts';

function drawn(text: string, base?: string): string {
  const home = document.createElement('div');
  render(h('div', null, markdown(text, base)), home);
  return home.firstElementChild?.innerHTML ?? '';
}

function anchors(text: string, base?: string): string[] {
  const home = document.createElement('div');
  render(h('div', null, markdown(text, base)), home);
  return [...home.querySelectorAll('a')].map((anchor) => anchor.getAttribute('href') ?? '');
}

describe('what Markdown may do', () => {
  it('sets paragraphs and line breaks', () => {
    expect(drawn('one\ntwo\n\nthree')).toBe('<p>one<br>two</p><p>three</p>');
  });

  it('sets bold, italic and code, also one in the other', () => {
    expect(drawn('**bold *and* `code`** _it_ *al*')).toBe(
      '<p><strong>bold <em>and</em> <code>code</code></strong> <em>it</em> <em>al</em></p>',
    );
  });

  it('sets lists, numbered ones from their number on', () => {
    expect(drawn('- a\n- b\n  more\n\n3. c\n4. d')).toBe(
      '<ul><li>a</li><li>b<br>more</li></ul><ol start="3"><li>c</li><li>d</li></ol>',
    );
  });

  it('sets fenced code as it is', () => {
    expect(drawn('```js\n**a** <b>\n```\nafter')).toBe(
      '<pre><code>**a** &lt;b&gt;</code></pre><p>after</p>',
    );
  });

  it('links what may be linked, in a new window that knows nothing of ours', () => {
    expect(drawn('[shop](https://shop.example/a?b=c)')).toBe(
      '<p><a href="https://shop.example/a?b=c" target="_blank" rel="noopener noreferrer">shop</a></p>',
    );
    expect(anchors('see https://shop.example/a_b_c. Write [us](mailto:a@b.example).')).toEqual([
      'https://shop.example/a_b_c',
      'mailto:a@b.example',
    ]);
  });

  it('leads relative links to the page that the visitor is on', () => {
    expect(anchors('[returns](/returns)', 'https://shop.example/cart')).toEqual([
      'https://shop.example/returns',
    ]);
  });

  it('leaves words with underscores and lone marks alone', () => {
    expect(drawn('snake_case_name 2 * 3 * 4 \\*not\\*')).toBe(
      '<p>snake_case_name 2 * 3 * 4 *not*</p>',
    );
  });
});

describe('what Markdown may not do', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' javascript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'http:///evil.example',
  ])('never links %j', (address) => {
    expect(safeAddress(address, 'https://shop.example/')).toBeUndefined();
    expect(anchors(`[x](${address})`, 'https://shop.example/')).toEqual([]);
  });

  it('never makes elements of what is written as HTML', () => {
    const home = document.createElement('div');
    const hostile =
      '<img src=x onerror=alert(1)> <script>alert(1)</script> **<b onclick=x>** [<i>](https://a.example/"onmouseover="x)';
    render(h('div', null, markdown(hostile)), home);
    expect(home.querySelectorAll('img, script, b, i')).toHaveLength(0);
    for (const element of home.querySelectorAll('*')) {
      expect(element.getAttributeNames().filter((name) => name.startsWith('on'))).toEqual([]);
    }
  });

  it('never follows nesting deeper than it can bear', () => {
    expect(drawn('*'.repeat(4000)).length).toBeLessThan(20_000);
    expect(drawn('**a '.repeat(1000)).length).toBeGreaterThan(1000);
    expect(drawn('['.repeat(4000)).length).toBeLessThan(20_000);
    expect(drawn('> '.repeat(2000)).length).toBeLessThan(20_000);
  });

  it('takes no longer for what is written to make it slow', () => {
    for (const piece of ['**a', '_a', '[a](', '`', '* ', '![', 'https://', '**_*_', '\\']) {
      expect(() => drawn(piece.repeat(2000))).not.toThrow();
    }
  }, 5000);
});

describe("a visitor's own words", () => {
  it('stay as they were typed, with addresses linked', () => {
    const home = document.createElement('div');
    render(h('div', null, linkified('**see** https://a.example/x, <b>')), home);
    expect(home.firstElementChild?.innerHTML).toBe(
      '**see** <a href="https://a.example/x" target="_blank" rel="noopener noreferrer">https://a.example/x</a>, &lt;b&gt;',
    );
  });
});

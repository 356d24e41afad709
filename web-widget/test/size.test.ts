// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const web = fileURLToPath(new URL('../target/classes/web', import.meta.url));

/** What is sent: the compressed twin, where there is one. */
function weight(...path: string[]): number {
  const file = join(web, ...path);
  return readFileSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).length;
}

/** What the widget's page names itself: all that is loaded before a visitor can chat. */
function named(page: string): string[] {
  const html = readFileSync(join(web, page, 'index.html'), 'utf8');
  const parts = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map((match) => match[1] ?? '');
  return [...parts, ...parts.filter((part) => part.endsWith('.js')).flatMap(importedBy)];
}

/** What a script imports before it runs; what it loads later is not counted. */
function importedBy(script: string): string[] {
  const code = readFileSync(join(web, 'widget', script), 'utf8');
  const imports = [...code.matchAll(/\bfrom\s*[`"']\.\/([^`"']+)[`"']/g)];
  return imports.map((match) => `assets/${match[1] ?? ''}`);
}

describe('what a visitor loads (gzip)', () => {
  beforeAll(() => {
    if (!existsSync(join(web, 'widget.js'))) throw new Error('Build first: npm run build');
  });

  it('is at most 2 kB for the launcher', () => {
    expect(weight('widget.js')).toBeLessThanOrEqual(2 * 1024);
    expect(weight('firsthand.js')).toBeLessThanOrEqual(2 * 1024);
  });

  it('is at most 20 kB for all that is needed to chat, words included', () => {
    const parts = named('widget');
    expect(parts.length).toBeGreaterThanOrEqual(2);
    const words = readdirSync(join(web, 'widget/assets')).filter((name) =>
      /^\w+-.*json$/.test(name),
    );
    expect(words).toHaveLength(5);
    const english = words.find((name) => name.startsWith('en-')) ?? '';
    const total =
      weight('widget.js') +
      weight('panel.js') +
      weight('widget', 'index.html') +
      weight('widget/assets', english) +
      parts.reduce((sum, part) => sum + weight('widget', part), 0);
    expect(total).toBeLessThanOrEqual(20_000);
    for (const name of words) {
      expect(weight('widget/assets', name), name).toBeLessThanOrEqual(900);
    }
  });
});

describe('the pages', () => {
  it('have no script or style within their HTML', () => {
    for (const page of ['widget', 'console', 'admin'].filter((name) =>
      existsSync(join(web, name)),
    )) {
      const html = readFileSync(join(web, page, 'index.html'), 'utf8');
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/i);
    }
  });

  it('have a compressed twin for each text', () => {
    const names = readdirSync(web, { recursive: true, encoding: 'utf8' });
    const worthIt = (name: string): boolean =>
      /\.(js|css)$/.test(name) && readFileSync(join(web, name)).length > 300;
    for (const name of names.filter(worthIt)) {
      expect(names).toContain(`${name}.gz`);
    }
  });
});

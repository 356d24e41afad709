// Builds every page into target/classes/web, from where the jar carries them to the server.
//   node scripts/build.mjs               builds all
//   node scripts/build.mjs --if-changed  builds nothing where the sources are as at the last build
//   node scripts/build.mjs --watch       builds again on each change, unminified
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const web = join(home, 'target/classes/web');
const stamp = join(home, 'target/web.stamp');
const pages = ['widget', 'console', 'admin'].filter((page) =>
  existsSync(join(home, page, 'index.html')),
);
const watch = process.argv.includes('--watch');

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? files(path) : [path];
    });
}

function fingerprint() {
  const hash = createHash('sha256');
  const sources = [
    join(home, 'package.json'),
    join(home, 'package-lock.json'),
    fileURLToPath(import.meta.url),
    ...['shared', 'loader', ...pages].flatMap((part) =>
      files(join(home, part)).filter((path) => !/[\\/](test|dev|node_modules)[\\/]/.test(path)),
    ),
  ];
  for (const path of sources) hash.update(path.slice(home.length)).update(readFileSync(path));
  return hash.digest('hex');
}

const common = {
  configFile: false,
  logLevel: watch ? 'info' : 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
};
const output = {
  target: 'es2022',
  minify: !watch,
  sourcemap: false,
  emptyOutDir: true,
  cssTarget: ['chrome111', 'firefox114', 'safari16.4'],
  assetsInlineLimit: 0,
  modulePreload: false,
  reportCompressedSize: false,
  watch: watch ? {} : null,
};

/** The tag's script, a plain one; and what it loads when the chat is first wanted, a module. */
async function buildLoader() {
  for (const [entry, format, name] of [
    ['main', 'iife', 'widget.js'],
    ['panel', 'es', 'panel.js'],
    ['nudge', 'es', 'nudge.js'],
  ]) {
    await build({
      ...common,
      root: join(home, 'loader'),
      build: {
        ...output,
        outDir: web,
        emptyOutDir: false,
        lib: {
          entry: join(home, `loader/src/${entry}.ts`),
          formats: [format],
          name: 'firsthandLoader',
          fileName: () => name,
        },
      },
    });
  }
}

/** What is loaded later brings no style of its own, so that nothing has to be loaded ahead of it. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: {
    order: 'pre',
    handler: (id) =>
      id.endsWith('vite/preload-helper.js')
        ? 'export const __vitePreload = (load) => load();'
        : null,
  },
};

async function buildPage(page) {
  await build({
    ...common,
    root: join(home, page),
    plugins: page === 'widget' ? [plainImports] : [],
    base: './',
    build: { ...output, outDir: join(web, page) },
  });
}

function compress() {
  for (const path of files(web)) {
    const bytes = readFileSync(path);
    if (/\.(js|css|html|svg|json|webmanifest)$/.test(path) && bytes.length > 300) {
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  }
}

const now = fingerprint();
const built = existsSync(stamp) && existsSync(web) ? readFileSync(stamp, 'utf8') : '';
if (process.argv.includes('--if-changed') && built === now) {
  process.stdout.write('Pages are up to date.\n');
} else {
  rmSync(stamp, { force: true });
  rmSync(web, { recursive: true, force: true });
  mkdirSync(web, { recursive: true });
  if (existsSync(join(home, 'loader/src/main.ts'))) await buildLoader();
  for (const page of pages) await buildPage(page);
  if (!watch) {
    compress();
    writeFileSync(stamp, now);
  }
}

// Builds every page into target/classes/web, from where the jar carries them to the server.
//   node scripts/build.mjs               builds all
//   node scripts/build.mjs --if-changed  builds nothing where the sources are as at the last build
//   node scripts/build.mjs --watch       builds again on each change, unminified
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import zopfli from '@gfx/zopfli';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { lighten, lightenModule } from './lighten.mjs';

const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const web = join(home, 'target/classes/web');
const stamp = join(home, 'target/web.stamp');
const module = join(home, 'target/module');
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
    join(home, 'scripts/lighten.mjs'),
    ...['shared', 'loader', ...pages].flatMap((part) =>
      files(join(home, part)).filter((path) => !/[\\/](test|dev|node_modules)[\\/]/.test(path)),
    ),
  ];
  for (const path of sources) hash.update(path.slice(home.length)).update(readFileSync(path));
  return hash.digest('hex');
}

/** What is made lighter after it was named is named by what does it, too. */
const toolMark = createHash('sha256')
  .update(readFileSync(join(home, 'scripts/lighten.mjs')))
  .update(readFileSync(join(home, 'package-lock.json')))
  .digest('hex')
  .slice(0, 4);

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
    ['phone', 'es', 'phone.js'],
    ['size', 'es', 'size.js'],
    ['ground', 'es', 'ground.js'],
    ['module', 'es', 'firsthand.js'],
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
    if (format === 'es' && !watch) await lightenModule(join(web, name));
  }
}

/** The chat as a module, for who installs it from the server: npm takes an archive's address as a package. */
async function packModule() {
  await mkdir(module, { recursive: true });
  for (const name of ['package.json', 'firsthand.d.ts']) {
    await copyFile(join(home, 'loader/module', name), join(module, name));
  }
  await copyFile(join(web, 'firsthand.js'), join(module, 'firsthand.js'));
  const archive = execFileSync('npm', ['pack', '--silent', '--ignore-scripts'], { cwd: module });
  await rename(join(module, archive.toString().trim()), join(web, 'firsthand-chat.tgz'));
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

/** The chat's page is its tags alone; what it names is of its own origin. */
const tightPage = {
  name: 'tight-page',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replaceAll(/>\s+</g, '><').replaceAll(' crossorigin', '').trim(),
  },
};

/** The chat is drawn by the little of Preact that it needs. */
const drawnLightly = [
  ['preact/hooks', 'hooks'],
  ['preact/jsx-runtime', 'jsx-runtime'],
  ['preact', 'preact'],
].map(([find, file]) => ({
  find: new RegExp(`^${find}$`),
  replacement: join(home, `widget/src/draw/${file}.ts`),
}));

/** What the words' files are named by, so that browsers can keep them. */
const wordsFolder = join(home, 'widget/src/words');
const wordFiles = readdirSync(wordsFolder).filter((name) => name.endsWith('.json'));
const wordsMark = `-${createHash('sha256')
  .update(wordFiles.map((name) => readFileSync(join(wordsFolder, name), 'utf8')).join())
  .digest('hex')
  .slice(0, 8)}`;

const first = { name: 'chat', test: /widget[\\/]src[\\/]main\.tsx$/ };

/** What all parts that come later have in common. */
const parts = { name: 'parts', test: /[\\/]src[\\/](ui[\\/](dress|ids|later-icons)|links)\.ts$/ };

async function buildPage(page) {
  const light = page === 'widget';
  await build({
    ...common,
    root: join(home, page),
    plugins: light ? [plainImports, tightPage] : [],
    define: { WORDS: JSON.stringify(wordsMark) },
    resolve: light ? { alias: drawnLightly } : {},
    base: './',
    build: {
      ...output,
      outDir: join(web, page),
      // What the chat begins with is one file; what comes later takes from it.
      ...(light && {
        rolldownOptions: {
          output: {
            codeSplitting: { groups: [first, parts] },
            entryFileNames: `assets/[name]-[hash]${toolMark}.js`,
            chunkFileNames: `assets/[name]-[hash]${toolMark}.js`,
            assetFileNames: `assets/[name]-[hash]${toolMark}[extname]`,
          },
        },
      }),
    },
  });
}

/** What shows pushes while no console is open: one plain script beside the console's page. */
async function buildWorker() {
  await build({
    ...common,
    root: join(home, 'console'),
    publicDir: false,
    build: {
      ...output,
      outDir: join(web, 'console'),
      emptyOutDir: false,
      lib: {
        entry: join(home, 'console/src/worker/worker.ts'),
        formats: ['iife'],
        name: 'firsthandWorker',
        fileName: () => 'worker.js',
      },
    },
  });
}

async function compress() {
  for (const path of files(web)) {
    const bytes = readFileSync(path);
    if (/\.(js|css|html|svg|json|webmanifest)$/.test(path) && bytes.length > 300) {
      writeFileSync(`${path}.gz`, await zopfli.gzipAsync(bytes, { numiterations: 15 }));
      writeFileSync(`${path}.br`, brotliCompressSync(bytes));
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
  await buildWorker();
  for (const name of wordFiles) {
    const texts = JSON.stringify(JSON.parse(readFileSync(join(wordsFolder, name), 'utf8')));
    writeFileSync(join(web, 'widget/assets', name.replace('.json', `${wordsMark}.json`)), texts);
  }
  if (!watch) {
    const wire = readFileSync(join(home, 'shared/src/protocol.ts'), 'utf8');
    const sources = ['widget/src', 'shared/src']
      .flatMap((folder) => files(join(home, folder)))
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => readFileSync(path, 'utf8'));
    await lighten(join(web, 'widget/assets'), wire, sources.join('\n'));
    await compress();
    await packModule();
    writeFileSync(stamp, now);
  }
}

// Makes the chat's files lighter after they are built; what they mean stays the same.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'vite';

const shortEnough = 12;

/**
 * Names of our own fields that are given a letter. None of them is on the wire, in storage, in a message to
 * the page, in a site's settings or a name of the browser's.
 */
const ownNames = `timeline outbox inMs kids props silence deps drawing agentSaw stayAwayMs
  depth points withBot held effects isAnswer callBack newKey subscribe memory slots onLight onDark
  whoAmI around onShown asks ends instead saw probing begins brought chosen changed rating
  looks fillsIn locale gone askedFor late soon deeds tell resize dismiss discard
  client items problem dom`.split(/\s+/);

/**
 * All files of `folder`, text by name, written back where it was changed.
 *
 * @param sources what they were built from, to see which names go out and come in
 */
export async function lighten(folder, wire, sources) {
  const foreign = foreignNames(sources).filter((name) => ownNames.includes(name));
  if (foreign.length > 0) throw new Error(`These names are not only ours: ${foreign.join(', ')}`);
  const names = readdirSync(folder).filter((name) => /\.(css|js)$/.test(name));
  const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const replaceAll = (change) => {
    for (const [name, text] of texts) texts.set(name, change(text));
  };
  // The bundler hands a loader what it would need to preload; ours needs nothing.
  replaceAll((text) => text.replaceAll(',[],import.meta.url)', ')'));
  replaceAll((text) =>
    text.replaceAll('--lightningcss-light', '--L').replaceAll('--lightningcss-dark', '--D'),
  );
  // The chat is written in lines from side to side, so that these are the same.
  replaceAll((text) =>
    text.replaceAll(/\binline-size:/g, 'width:').replaceAll(/\bblock-size:/g, 'height:'),
  );
  inlineTokens(texts, replaceAll);
  deferTokens(texts);
  dropTokens(texts, replaceAll);
  await shortenNames(texts, wire);
  for (const [name, text] of texts) writeFileSync(join(folder, name), text);
}

const declaration = /(--[\w-]+):([^;{}]*)[;}]/g;

/** Writes a token that is set once and for all where it is used, if that is no longer than its name. */
function inlineTokens(texts, replaceAll) {
  const all = [...texts.values()].join('\n');
  const values = new Map();
  for (const [, name, value] of all.matchAll(declaration)) {
    values.set(name, values.has(name) ? undefined : value);
  }
  for (const [name, value] of values) {
    const constant =
      value !== undefined &&
      !value.includes('var(') &&
      !all.includes(`"${name}"`) &&
      !all.includes(`\`${name}\``);
    const uses = all.split(`var(${name})`).length - 1;
    if (constant && (uses === 1 || value.length <= shortEnough)) {
      replaceAll((text) => text.replaceAll(`var(${name})`, value));
    }
  }
}

/** Stands in the styles of all later parts for the tokens that only these use. */
const laterTokens = /--later-tokens:[^;}]*/;

/** Moves the tokens that the chat does not begin with to what all later parts have in common. */
function deferTokens(texts) {
  const names = [...texts.keys()];
  const styles = names.find((name) => name.endsWith('.css'));
  const parts = names.find((name) => laterTokens.test(texts.get(name)));
  if (!styles || !parts) throw new Error('Tokens have nowhere to move from, or to.');
  const begins = names.filter((name) => name.startsWith('chat-')).map((name) => texts.get(name));
  let kept = texts.get(styles);
  const moved = [];
  for (const [, name, value] of kept.matchAll(declaration)) {
    const isSetAgain = kept.split(`${name}:`).length > 2;
    if (isSetAgain || begins.some((text) => isRead(name, text))) continue;
    kept = kept.replace(`${name}:${value}`, '').replaceAll(/([;{]);/g, '$1');
    moved.push(`${name}:${value}`);
  }
  texts.set(styles, kept);
  texts.set(parts, texts.get(parts).replace(laterTokens, moved.join(';')));
}

/** Whether `text`, styles or script, uses a token. */
function isRead(name, text) {
  return [`var(${name})`, `var(${name},`, `"${name}"`, `\`${name}\``].some((use) =>
    text.includes(use),
  );
}

/** Drops the tokens that nobody uses. */
function dropTokens(texts, replaceAll) {
  for (let found = true; found;) {
    found = false;
    const all = [...texts.values()].join('\n');
    for (const [, name] of all.matchAll(declaration)) {
      if (isRead(name, all)) continue;
      replaceAll((text) => text.replace(new RegExp(`${name}:[^;{}]*(;|(?=}))`, 'g'), ''));
      found = true;
      break;
    }
  }
}

/** The names of fields that are read from what was told to us, or told to others. */
function foreignNames(sources) {
  const code = sources.replace(/\/\*.*?\*\/|^ *\/\/[^\n]*/gms, '');
  const found = (pattern) => [...code.matchAll(pattern)].map(([, names]) => names);
  const together = [
    ...found(/\{([^{}]*)\} *= *(?:fieldsOf\(|await|said\b|told\b|JSON)/g),
    ...found(/(?:stringify|(?<!connection\.)\btell|postMessage)\(\{([^{}]*)\}/g),
  ];
  return [
    ...found(/(?:\b[a-z]\w*|\))\['(\w+)'\]/g),
    ...together.flatMap((names) => names.split(',').map((name) => /\w*/.exec(name.trim())[0])),
  ];
}

/** Gives our own fields short names, the same in all files. */
async function shortenNames(texts, wire) {
  // A name that has come to the wire, or is looked up by a string, stays as it is.
  const said = wire.replace(/\/\*\*.*?\*\//g, '');
  const all = [...texts.values()].join('\n');
  const ours = ownNames.filter(
    (name) =>
      !new RegExp(`\\b${name}\\b`).test(said) && !new RegExp(`["'\`]${name}["'\`]`).test(all),
  );
  const include = new RegExp(`^(${ours.join('|')})$`);
  let cache = {};
  for (const [name, text] of texts) {
    if (!name.endsWith('.js')) continue;
    const { code, mangleCache } = await shortened(name, text, { mangleProps: { include, cache } });
    cache = { ...cache, ...mangleCache };
    texts.set(name, code.trim());
  }
}

async function shortened(name, text, options) {
  const short = await minify(name, text, { module: true, compress: {}, ...options });
  if (short.errors.length > 0) throw new Error(short.errors[0].message);
  return short;
}

/**
 * Writes a module shorter, which the bundler leaves long, as others may build on it. The names that it
 * shares with the launcher stay: the one may be a little older than the other.
 */
export async function lightenModule(path) {
  const { code } = await shortened(path, readFileSync(path, 'utf8'));
  writeFileSync(path, code.trim());
}

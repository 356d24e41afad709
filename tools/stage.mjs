// What the scripts that take pictures share: a demo of their own, a browser, and people in front of it.
// The .sh beside each script says where the project and an empty folder for the demo's data are.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

export const home = process.env.PICTURES_HOME;
const data = process.env.PICTURES_DATA;
const driver = join(home, 'web-widget/node_modules/package/index.mjs');
const { chromium } = await import(pathToFileURL(driver).href);

export const DESKTOP = { viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce' };
export const PHONE = { ...DESKTOP, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Gives the demo's address once it answers. */
function ready(server) {
  return new Promise((answers, failed) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const address = /^ready (http:\/\/\S+)$/.exec(line)?.[1];
      if (address) answers(address);
    });
    server.once('exit', (code) => failed(Error(`The demo ended with ${code}.`)));
  });
}

/** Everybody of the demo knows the console: no tour begins by itself. */
async function everybodyKnowsTheConsole(address) {
  for (const line of readFileSync(join(data, 'demo-sign-ins.txt'), 'utf8').trim().split('\n')) {
    const [, login, password] = line.trim().split(/\s+/);
    const signedIn = await fetch(`${address}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    if (!signedIn.ok) continue;
    const { csrf } = await signedIn.json();
    const headers = { 'X-Firsthand-CSRF': csrf, Cookie: signedIn.headers.get('set-cookie').split(';')[0] };
    await fetch(`${address}/api/v1/tours/console`, { method: 'PUT', headers });
    await fetch(`${address}/api/v1/session`, { method: 'DELETE', headers });
  }
}

/** Plays in a browser before a demo of its own, with more options if wanted; both are gone afterwards. */
export async function onStage(play, ...options) {
  const server = spawn(join(home, 'firsthand'), ['demo', '--port', '0', '--data', data, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((gone) => server.once('exit', gone));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.kill());
  let browser;
  try {
    const address = await ready(server);
    await everybodyKnowsTheConsole(address);
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM,
      args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
    await play(browser, address);
  } finally {
    await browser?.close();
    server.kill();
    await ended;
  }
}

/** Login and password of each of the demo's people of a role. */
export function people(role) {
  const lines = readFileSync(join(data, 'demo-sign-ins.txt'), 'utf8').trim().split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([word]) => word === role)
    .map(([, login, password]) => ({ login, password }));
}

/** Login and password of the demo's first of a role. */
export function person(role) {
  return people(role)[0];
}

export async function signIn(page, { login, password }) {
  await page.getByLabel('E-mail or sign-in name').fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').first().waitFor();
}

export async function beAvailable(desk) {
  await desk.getByRole('button', { name: /Your status/ }).click();
  await desk.getByRole('menuitemradio', { name: 'Available' }).click();
  await desk.getByRole('button', { name: /Your status: Available/ }).waitFor();
}

/** The chat's frame in a page that carries it, opened. */
export async function openChat(page) {
  await page.waitForFunction(() => document.querySelector('firsthand-chat'));
  await page.evaluate(() => window.firsthand.open());
  const deadline = performance.now() + 20_000;
  for (;;) {
    const chat = page.frames().find((frame) => frame.url().includes('/widget/'));
    if (chat) return chat;
    if (performance.now() > deadline) throw Error('The chat did not open.');
    await page.waitForTimeout(50);
  }
}

/** Somebody comes by the shop and opens the chat there. */
export async function visit(browser, address, options = DESKTOP) {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${address}/`);
  return { page, chat: await openChat(page) };
}

/** Writes into a chat or a console, and sends it. */
export async function say(where, words) {
  const field = where.locator('.composer textarea');
  await field.fill(words);
  await field.press('Enter');
}

/** Takes pictures into `folder`. */
export function camera(folder) {
  async function take(page, name, options = {}) {
    await page.mouse.move(0, 0);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', ...options });
    console.log(name);
  }
  /** The same picture by day and by night. */
  async function both(page, name, options) {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await take(page, name, options);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await take(page, `${name}-dark`, options);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  }
  return { take, both };
}

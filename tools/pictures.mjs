// Plays a short chat in the demo and takes docs/pictures/*.png. Called by pictures.sh, which says
// where the project and an empty folder for the demo's data are.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const home = process.env.PICTURES_HOME;
const data = process.env.PICTURES_DATA;
const driver = join(home, 'web-widget/node_modules/package/index.mjs');
const { chromium } = await import(pathToFileURL(driver).href);
const pictures = join(home, 'docs/pictures');
const viewport = { width: 1280, height: 800 };

/** Starts the demo on a free port; gives its address once it answers. */
function start(server) {
  return new Promise((ready, failed) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const address = /^ready (http:\/\/\S+)$/.exec(line)?.[1];
      if (address) ready(address);
    });
    server.once('exit', (code) => failed(Error(`The demo ended with ${code}.`)));
  });
}

/** Login and password of the demo's people, by role, the first of each. */
function signIns() {
  const lines = readFileSync(join(data, 'demo-sign-ins.txt'), 'utf8').trim().split('\n');
  const people = lines.map((line) => line.trim().split(/\s+/));
  return (role) => {
    const [, login, password] = people.find(([word]) => word === role);
    return { login, password };
  };
}

async function signIn(browser, address, { login, password }) {
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByLabel('E-mail or sign-in name').fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  return page;
}

/** The page with the shop, and the chat in it, opened. */
async function visit(browser, address) {
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${address}/`);
  await page.waitForFunction(() => document.querySelector('firsthand-chat'));
  await page.evaluate(() => window.firsthand.open());
  const deadline = performance.now() + 20_000;
  let chat;
  while (!(chat = page.frames().find((frame) => frame.url().includes('/widget/')))) {
    if (performance.now() > deadline) throw Error('The chat did not open.');
    await page.waitForTimeout(50);
  }
  return { page, chat };
}

async function say(chat, words) {
  const field = chat.getByRole('textbox', { name: 'Your message' });
  await field.fill(words);
  await field.press('Enter');
}

async function reply(console, words) {
  const field = console.getByRole('textbox', { name: 'Reply to the visitor' });
  await field.fill(words);
  await field.press('Enter');
}

async function take(page, name) {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(pictures, name), animations: 'disabled' });
}

async function play(browser, address) {
  const person = signIns();
  const maria = await signIn(browser, `${address}/console/`, person('agent'));
  await maria.getByRole('button', { name: /Your status/ }).click();
  await maria.getByRole('menuitemradio', { name: 'Available' }).click();
  await maria.getByRole('button', { name: /Your status: Available/ }).waitFor();

  const { page: shop, chat } = await visit(browser, address);
  await shop.evaluate(() => firsthand.identify({ name: 'Ida Winter', email: 'ida@mail.example' }));
  await say(chat, 'My plant arrived damaged');
  await chat.getByText('on the house').waitFor();
  await chat.getByRole('button', { name: 'Talk to a person', exact: true }).click();

  await maria.getByRole('button', { name: /^Accept/ }).click();
  await chat.getByText('Maria Lindqvist has joined').waitFor();
  await say(chat, 'It is my monstera: her biggest leaf is torn.');
  await maria.getByText('biggest leaf').first().waitFor();
  await reply(
    maria,
    'Poor thing! She grows a new leaf by spring. Would you like another plant, or your money back?',
  );
  await chat.getByText('Poor thing').waitFor();
  await say(chat, 'Then I keep her. Thank you, Maria, that was quick!');
  await maria.getByText('that was quick').first().waitFor();
  await take(shop, 'widget.png');
  await take(maria, 'console.png');

  const henrik = await signIn(browser, `${address}/admin/`, person('admin'));
  await henrik.getByRole('link', { name: 'Thresholds' }).click();
  await henrik.getByRole('slider').first().waitFor();
  await take(henrik, 'admin.png');
}

mkdirSync(pictures, { recursive: true });
const server = spawn(join(home, 'firsthand'), ['demo', '--port', '0', '--data', data], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((gone) => server.once('exit', gone));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.kill());
let browser;
try {
  const address = await start(server);
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

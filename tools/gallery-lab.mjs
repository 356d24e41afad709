// Takes docs/gallery/lab/*.png: the threshold lab on a past of 30 days. Called by gallery-lab.sh.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { camera, DESKTOP, home, onStage, person, PHONE, signIn } from './stage.mjs';

const gallery = join(home, 'docs/gallery/lab');
const { take, both } = camera(gallery);
const PAST = '**/lab/preview';

async function open(browser, address, page, options) {
  const shown = await (await browser.newContext(options)).newPage();
  await shown.goto(`${address}/admin/#/${page}`);
  await signIn(shown, person('admin'));
  return shown;
}

/** Moves a slider, by its number. */
async function set(page, field, value) {
  const number = page.getByRole('spinbutton', { name: field, exact: true });
  await number.fill(value);
  await number.blur();
}

/** The lab has answered the last question. */
async function played(page) {
  await page.getByText(/turns of the bot in .+ chats/).waitFor({ timeout: 60_000 });
  await page.locator('.lab__made--behind').waitFor({ state: 'detached' });
  await page.waitForTimeout(1000);
}

async function show(page, heading) {
  await page.getByRole('heading', { name: heading }).first().evaluate((it) => it.scrollIntoView({ block: 'start' }));
}

function job(route, body) {
  return route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(body) });
}

async function longPast(page) {
  await page.route(PAST, (route) => route.fulfill({ status: 202, contentType: 'application/json', body: '{"job":"j","of":812000}' }));
  await page.route('**/lab/jobs/j', (route) => job(route, { done: 311000, of: 812000, failed: false }));
  await set(page, 'Answer threshold', '71');
  await page.getByText(/311.?000 of 812.?000/).waitFor();
  await show(page, 'On your own past');
  await both(page, 'long-past');
  await page.unroute('**/lab/jobs/j');
  await page.route('**/lab/jobs/j', (route) => job(route, { done: 311000, of: 812000, failed: true }));
  await page.getByText('could not be played').waitFor();
  await take(page, 'failed');
  await page.unroute(PAST);
  await page.unroute('**/lab/jobs/j');
}

async function tried(page) {
  await set(page, 'Answer threshold', '55');
  await played(page);
  await page.getByLabel('Name (optional)').fill('Much bolder');
  await page.getByLabel('What is this change for?').fill('Half of the ask-backs were right anyway');
  await page.getByRole('button', { name: 'Try on a share of the chats' }).click();
  await page.getByRole('button', { name: 'Begin the trial' }).waitFor();
  await both(page, 'trial-form');
  await page.getByRole('button', { name: 'Begin the trial' }).click();
  await page.getByText('10% of the chats').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await both(page, 'trial');
}

async function play(browser, address) {
  const desk = await open(browser, address, 'thresholds', DESKTOP);
  await played(desk);
  await take(desk, 'thresholds');
  await set(desk, 'Answer threshold', '80');
  await played(desk);
  await show(desk, 'On your own past');
  await both(desk, 'lab');
  await show(desk, 'How much the bot answers');
  await both(desk, 'curve');
  await show(desk, 'What it does to the wait');
  await both(desk, 'wait');
  await show(desk, 'Turns that change');
  await take(desk, 'flips');
  await show(desk, 'Expected and real');
  await both(desk, 'expected-and-real');
  await desk.getByText('What differs between two versions').click();
  await show(desk, 'Versions');
  await both(desk, 'versions');
  await longPast(desk);
  await tried(desk);
  await desk.goto(`${address}/admin/#/confidence`);
  await desk.getByLabel('Category', { exact: true }).selectOption({ index: 1 });
  await both(desk, 'confidence');

  const phone = await open(browser, address, 'thresholds', PHONE);
  await played(phone);
  await both(phone, 'phone-trial');
  await show(phone, 'On your own past');
  await both(phone, 'phone-lab');
  await show(phone, 'What it does to the wait');
  await take(phone, 'phone-wait');
}

mkdirSync(gallery, { recursive: true });
await onStage(play, '--history', '30d');

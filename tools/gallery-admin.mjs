// Takes docs/gallery/admin/*.png: the admin pages, from the demo. Called by gallery-admin.sh, with names of pages for those only.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { camera, DESKTOP, home, onStage, person, PHONE, signIn } from './stage.mjs';

const gallery = join(home, 'docs/gallery/admin');
const { both } = camera(gallery);
const PAGES = [
  'overview',
  'rules',
  'confidence',
  'questions',
  'missed',
  'bot',
  'hours',
  'agents',
  'teams',
  'site',
  'canned',
  'gestures',
  'blocks',
];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : PAGES;

/** An agent blocks somebody of the past, so that there is a block to be seen. */
async function block(browser, address) {
  const desk = await (await browser.newContext(DESKTOP)).newPage();
  await desk.goto(`${address}/console/`);
  await signIn(desk, person('agent'));
  await desk.keyboard.press('Alt+7');
  await desk.locator('button.line').first().click();
  await desk.locator('.message').first().waitFor();
  await desk.locator('.transcript__scroll').focus();
  await desk.keyboard.press('x');
  await desk.getByLabel('Why', { exact: true }).fill('Only insults, after two friendly warnings');
  await desk.getByRole('button', { name: 'Block', exact: true }).click();
  await desk.getByText('Blocked by').waitFor();
  await desk.context().close();
}

async function pictures(browser, address, options, prefix) {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${address}/admin/`);
  if (wanted.includes('sign-in')) await both(page, `${prefix}sign-in`);
  await signIn(page, person('admin'));
  for (const name of wanted.filter((each) => each !== 'sign-in')) {
    await page.goto(`${address}/admin/#/${name}`);
    await page.locator('main h1').first().waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'hidden' });
    await page.waitForTimeout(1000);
    await both(page, `${prefix}${name}`);
  }
  await page.context().close();
}

async function play(browser, address) {
  if (wanted.includes('blocks')) await block(browser, address);
  await pictures(browser, address, DESKTOP, '');
  await pictures(browser, address, PHONE, 'phone-');
}

mkdirSync(gallery, { recursive: true });
await onStage(play, '--history', '14d');

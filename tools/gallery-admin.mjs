// Takes docs/gallery/admin/*.png: the admin pages, from the demo. Called by gallery-admin.sh, with names of pages for those only.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { camera, DESKTOP, home, onStage, person, PHONE, signIn } from './stage.mjs';

const gallery = join(home, 'docs/gallery/admin');
const { both } = camera(gallery);
const PAGES = [
  'overview',
  'reports',
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
  'privacy',
  'webhooks',
  'audit',
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

/** An admin lets another program hear of chats, and one ask for reports. */
async function connect(browser, address) {
  const page = await (await browser.newContext(DESKTOP)).newPage();
  await page.goto(`${address}/admin/`);
  await signIn(page, person('admin'));
  await page.goto(`${address}/admin/#/webhooks`);
  const press = (name) => page.getByRole('button', { name, exact: true }).last().click();
  const hooks = [
    ['Help desk', `${address}/nobody-listens-here`],
    ['CRM', 'http://localhost:9/crm'],
  ];
  for (const [name, url] of hooks) {
    await press('Add a webhook');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Address', { exact: true }).fill(url);
    await press('Save');
    await page.getByText('It is shown only now').waitFor();
    await press('Done');
  }
  await press('Make a key');
  await page.getByLabel('What it is for').fill('Dashboards');
  await page.getByLabel('Read reports').check();
  await press('Make a key');
  await page.getByText('It is shown only now').waitFor();
  await press('Done');
  await page.context().close();
}

/** What is chosen on a page before its picture, so that it shows what it can do. */
const CHOSEN = {
  privacy: async (page) => {
    await page.getByLabel('Keep chats').selectOption('Another number of days');
    await page.getByLabel('Days', { exact: true }).fill('7');
    await page.getByText('would be erased tonight').waitFor();
    await page.getByLabel('Patterns of your own').fill('KD-######');
    await page.getByRole('button', { name: 'Show what is stored' }).click();
    await page.locator('.stored').waitFor();
    await page.evaluate(() => scrollTo(0, 0));
  },
  audit: (page) => page.locator('.audit summary').first().click(),
};

async function pictures(browser, address, options, prefix) {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${address}/admin/`);
  if (wanted.includes('sign-in')) await both(page, `${prefix}sign-in`);
  await signIn(page, person('admin'));
  for (const name of wanted.filter((each) => each !== 'sign-in')) {
    await page.goto(`${address}/admin/#/${name}`);
    await page.locator('main h1').first().waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'hidden' });
    await CHOSEN[name]?.(page);
    await page.waitForTimeout(1000);
    await both(page, `${prefix}${name}`);
  }
  await page.context().close();
}

async function play(browser, address) {
  if (wanted.includes('blocks')) await block(browser, address);
  if (wanted.includes('webhooks')) await connect(browser, address);
  await pictures(browser, address, DESKTOP, '');
  await pictures(browser, address, PHONE, 'phone-');
}

mkdirSync(gallery, { recursive: true });
await onStage(play, '--history', '14d');

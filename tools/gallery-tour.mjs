// Takes docs/gallery/console/tour-*.png and responses-*.png: an agent's first day, and canned responses of one's
// own, from the demo. Called by gallery-tour.sh.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beAvailable, camera, DESKTOP, home, onStage, person, PHONE, signIn, visit } from './stage.mjs';

const gallery = join(home, 'docs/gallery/console');
const { take, both } = camera(gallery);

async function console(browser, address, options) {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${address}/console/`);
  await signIn(page, person('agent'));
  return page;
}

async function beginTour(page) {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Take the tour' }).click();
  await page.locator('.tour').waitFor();
}

async function next(page, title) {
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('dialog', { name: title }).waitFor();
}

async function play(browser, address) {
  const desk = await console(browser, address, DESKTOP);
  await beginTour(desk);
  await both(desk, 'tour-first');
  await next(desk, 'Everything in its box');
  await beAvailable(desk);

  const { page, chat } = await visit(browser, address);
  await page.evaluate(() => window.firsthand.identify({ name: 'Ida Winter' }));
  const message = chat.getByRole('textbox', { name: 'Your message' });
  await message.fill('My plant arrived damaged');
  await message.press('Enter');
  await page.waitForTimeout(800);
  await chat.getByRole('button', { name: 'Talk to a person', exact: true }).click();
  await desk.getByRole('button', { name: /^Accept/ }).click();
  const field = desk.locator('.composer textarea');
  await field.waitFor();
  await both(desk, 'tour-waits');
  await desk.getByRole('button', { name: 'Go on' }).click();
  await next(desk, 'Know it in five seconds');
  await both(desk, 'tour-card');
  await next(desk, 'Write, with a slash');
  await take(desk, 'tour-composer');
  await next(desk, 'A word among colleagues');
  await take(desk, 'tour-notes');
  await next(desk, 'Was the bot right');
  await take(desk, 'tour-verdict');
  await next(desk, 'All by keyboard');
  await take(desk, 'tour-keys');
  await next(desk, 'You will hear a chat');
  await take(desk, 'tour-alerts');
  await next(desk, 'You know your way around');
  await both(desk, 'tour-end');
  await desk.keyboard.press('Escape');

  await field.fill('Dear Ida, I am so sorry! Could you send me a picture of it? /');
  await field.press('ArrowUp');
  await both(desk, 'responses-save');
  await field.press('Enter');
  await desk.getByRole('textbox', { name: 'Shortcut' }).fill('picture');
  await both(desk, 'responses-edit');
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await desk.getByRole('dialog').waitFor({ state: 'hidden' });
  await field.fill('/');
  await desk.locator('.canned .badge').waitFor();
  await both(desk, 'responses-list');
  await field.fill('');

  const phone = await console(browser, address, PHONE);
  await beginTour(phone);
  await both(phone, 'phone-tour');
  await next(phone, 'Everything in its box');
  await take(phone, 'phone-tour-boxes');
  await next(phone, 'Know it in five seconds');
  await take(phone, 'phone-tour-later');
}

mkdirSync(gallery, { recursive: true });
await onStage(play);

// Scenes at the console for gallery-console.mjs: doors, dialogs, colleagues, the wall.
import { DESKTOP, people, person, PHONE, signIn, visit } from './stage.mjs';

export async function open(browser, address, options) {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${address}/console/`);
  return page;
}

/** Somebody with a name comes by the shop and writes. */
export async function writes(browser, address, name, ...words) {
  const { page, chat } = await visit(browser, address);
  await page.evaluate((who) => window.firsthand.identify({ name: who }), name);
  const field = chat.getByRole('textbox', { name: 'Your message' });
  for (const each of words) {
    await field.fill(each);
    await field.press('Enter');
    await page.waitForTimeout(600);
  }
  return { page, chat };
}

/** The same, who asks for a person; this agent accepts. */
export async function arrives(browser, address, desk, name, words) {
  const { chat } = await writes(browser, address, name, words);
  await chat.getByRole('button', { name: 'Talk to a person', exact: true }).click();
  await desk.getByRole('button', { name: /^Accept/ }).click();
  await desk.getByRole('heading', { name }).first().waitFor();
  await desk.locator('.composer textarea').waitFor();
}

/** What stands at the door while it loads, while nobody answers, and after a wrong password. */
export async function doors(browser, address, { take, both }) {
  const door = await (await browser.newContext(DESKTOP)).newPage();
  await door.route('**/api/v1/session', (request) => request.abort());
  await door.goto(`${address}/console/`);
  await door.getByRole('button', { name: 'Try again' }).waitFor();
  await both(door, 'unreachable');
  await door.unrouteAll();
  await door.getByRole('button', { name: 'Try again' }).click();
  await door.getByLabel('E-mail or sign-in name').fill('maria');
  await door.getByLabel('Password', { exact: true }).fill('not this one');
  await door.getByRole('button', { name: 'Sign in' }).click();
  await door.getByRole('alert').waitFor();
  await take(door, 'sign-in-wrong');

  const slow = await (await browser.newContext(DESKTOP)).newPage();
  // A line that is there and says nothing yet.
  await slow.routeWebSocket('**/ws/agent', () => {});
  await slow.goto(`${address}/console/`);
  await signIn(slow, people('agent')[2]);
  await slow.locator('.skeleton').first().waitFor();
  await both(slow, 'loading');
  await slow.context().close();

  const lost = await open(browser, address, DESKTOP);
  await signIn(lost, people('agent')[2]);
  await lost.goto(`${address}/console/#/c/nobody.1`);
  await lost.getByText('This chat is not here').waitFor();
  await take(lost, 'no-such-chat');
  await lost.context().close();
  await door.context().close();
}

/** What can be done in a chat, each in its dialog; and what is thought of the bot's part. */
export async function dialogs(desk, { take, both }) {
  const show = async (key, name, prepare) => {
    await desk.locator('.transcript__scroll').focus();
    await desk.keyboard.press(key);
    const dialog = desk.getByRole('dialog');
    await dialog.waitFor();
    await prepare?.(dialog);
    await both(desk, name);
    await desk.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  };
  await show('p', 'promise', (dialog) =>
    dialog.getByLabel('What did you promise?').fill('Ask the carrier where the parcel is'),
  );
  await show('g', 'gesture');
  await show('t', 'transfer');
  await show('q', 'ask');
  await show('b', 'give-back');
  await show('e', 'close');
  await desk.locator('.transcript__scroll').focus();
  await desk.keyboard.press('1');
  await desk.locator('.judge__choice--chosen').waitFor();
  await desk.locator('.side').evaluate((side) => side.querySelector('.judge').scrollIntoView({ block: 'center' }));
  await take(desk, 'verdict');
  await desk.locator('.side').evaluate((side) => side.scrollTo(0, 0));
}

/** Several chats are picked and closed at once. */
export async function closeMany(desk, { take, both }) {
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Alt+2');
  await desk.getByRole('button', { name: 'Select', exact: true }).click();
  await desk.getByRole('button', { name: 'Select all' }).click();
  await both(desk, 'select');
  await desk.getByRole('button', { name: /^Close \d+ chats?$/ }).click();
  await desk.getByRole('dialog').waitFor();
  await take(desk, 'close-many');
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Done', exact: true }).click();
}

/** A colleague is named in a note, and one is asked; both at that colleague's console. */
export async function colleagues(browser, address, desk, { take, both }) {
  const colleague = await open(browser, address, DESKTOP);
  await signIn(colleague, people('agent')[1]);
  await colleague.keyboard.press('Alt+8');
  await take(colleague, 'mentions-empty');
  const name = await colleague.locator('.me strong').textContent();

  await desk.locator('.line').first().click();
  const field = desk.locator('.composer textarea');
  await field.waitFor();
  await desk.locator('.transcript__scroll').focus();
  await desk.keyboard.press('n');
  await field.pressSequentially('@');
  await desk.getByRole('option').first().waitFor();
  await both(desk, 'mention');
  await field.pressSequentially(name.slice(0, 3).toLowerCase());
  await desk.keyboard.press('Enter');
  await field.pressSequentially('the third torn leaf from this carrier this week. Do you know more?');
  await desk.keyboard.press('Enter');
  await colleague.locator('.line--unseen').waitFor();
  await both(colleague, 'mentions');
  await colleague.keyboard.press('j');
  await colleague.locator('.mention--me').waitFor();
  await both(colleague, 'mentioned');

  await desk.locator('.transcript__scroll').focus();
  await desk.keyboard.press('q');
  const dialog = desk.getByRole('dialog');
  await dialog.getByText(name).click();
  await dialog.locator('textarea').fill('May I offer a second plant for free?');
  await dialog.locator('.button--primary').click();
  await colleague.locator('.ask').waitFor();
  await both(colleague, 'asked');
  await colleague.setViewportSize(PHONE.viewport);
  await colleague.keyboard.press('Escape');
  await take(colleague, 'phone-mentions');
  await colleague.context().close();
}

/** What supervisors see of the house. */
export async function wall(browser, address, { both }) {
  const boss = await open(browser, address, DESKTOP);
  await signIn(boss, person('supervisor'));
  await boss.keyboard.press('w');
  await boss.locator('.desk--wall').waitFor();
  await both(boss, 'wall');
  await boss.setViewportSize(PHONE.viewport);
  await both(boss, 'phone-wall');
  await boss.context().close();
}

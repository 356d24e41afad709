// Takes docs/gallery/widget/*.png: the states of the visitor's chat, from the demo. Called by gallery-widget.sh.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  beAvailable,
  camera,
  DESKTOP,
  home,
  onStage,
  openChat,
  person,
  PHONE,
  say,
  signIn,
  visit,
} from './stage.mjs';

const gallery = join(home, 'docs/gallery/widget');
const { take, both } = camera(gallery);
/** The corner of the page in which the chat is. */
const CORNER = { clip: { x: 820, y: 40, width: 460, height: 760 } };
const LEAF = join(home, 'docs/pictures/widget.png');

/** Changes settings as the admin of the demo. */
async function admin(browser, address) {
  const { request } = await browser.newContext();
  const session = await request.post(`${address}/api/v1/session`, { data: person('admin') });
  const headers = { 'X-Firsthand-CSRF': (await session.json()).csrf };
  const site = `${address}/api/v1/sites/demo`;
  return {
    welcome: (welcome) => request.patch(site, { headers, data: { look: { welcome } } }),
    async policy(change) {
      const { current } = await (await request.get(`${site}/policy`)).json();
      const policy = { ...current.policy, ...change };
      await request.post(`${site}/policy`, {
        headers,
        data: { basedOn: current.version, comment: '', policy },
      });
      return current.policy;
    },
  };
}

async function newPage(browser, options) {
  return (await browser.newContext(options)).newPage();
}

const button = (chat, name) => chat.getByRole('button', { name, exact: true });

async function beforeTheFirstWord(browser, address) {
  const settings = await admin(browser, address);
  const closed = await newPage(browser, DESKTOP);
  await closed.goto(`${address}/`);
  await closed.waitForFunction(() => document.querySelector('firsthand-chat'));
  await both(closed, 'launcher', CORNER);
  const text = 'Not sure which plant likes your window? We are happy to help.';
  await settings.welcome({ nudges: [{ page: '', seconds: 0, returning: false, text }] });
  const greeted = await newPage(browser, DESKTOP);
  await greeted.goto(`${address}/`);
  await greeted.waitForFunction(() => sessionStorage.getItem('firsthand:greeted:demo'));
  await both(greeted, 'greeting', CORNER);
  await settings.welcome({
    nudges: [],
    askName: true,
    askEmail: true,
    consent: 'We keep what you write for a year, to help you better.',
  });
  const asked = await visit(browser, address);
  await button(asked.chat, 'Start the chat').click();
  await asked.chat.getByText('Please tick the box').waitFor();
  await both(asked.page, 'form', CORNER);
  const phone = await visit(browser, address, PHONE);
  await button(phone.chat, 'Start the chat').waitFor();
  await take(phone.page, 'phone-form');
  await settings.welcome({ askName: false, askEmail: false, consent: '' });
}

async function withTheBot(browser, address) {
  const { page, chat } = await visit(browser, address);
  await chat.locator('.composer textarea').waitFor();
  await both(page, 'empty', CORNER);
  await say(chat, 'My plant arrived damaged');
  await chat.getByText('on the house').waitFor();
  await both(page, 'answer', CORNER);
  await page.emulateMedia({ forcedColors: 'active' });
  await take(page, 'forced-colours', CORNER);
  await page.emulateMedia({ forcedColors: 'none' });
  await button(chat, 'Emoji').click();
  await button(chat, '🌿').waitFor();
  await take(page, 'emoji', CORNER);

  const settings = await admin(browser, address);
  const before = await settings.policy({ answerThreshold: 1, askBackThreshold: 0.01, margin: 0 });
  const asked = await visit(browser, address);
  await say(asked.chat, 'How long does delivery take?');
  await asked.chat.getByText('None of these').waitFor();
  await both(asked.page, 'did-you-mean', CORNER);
  await settings.policy(before);

  const phone = await visit(browser, address, PHONE);
  await phone.chat.locator('.composer textarea').waitFor();
  await take(phone.page, 'phone-empty');
  await say(phone.chat, 'My plant arrived damaged');
  await phone.chat.getByText('on the house').waitFor();
  await both(phone.page, 'phone-answer');
}

async function withNobodyThere(browser, address) {
  const { page, chat } = await visit(browser, address);
  await say(chat, 'My plant arrived damaged');
  await chat.getByText('on the house').waitFor();
  await button(chat, 'Talk to a person').first().click();
  await chat.getByText('Leave us a message').waitFor();
  await both(page, 'nobody-there', CORNER);
  await chat.getByLabel('Your e-mail address').fill('ida@mail.example');
  await button(chat, 'Leave message').click();
  await chat.getByText('We will get back to you').waitFor();
  await both(page, 'message-left', CORNER);
}

async function withAPerson(browser, address) {
  const maria = await newPage(browser, DESKTOP);
  await maria.goto(`${address}/console/`);
  await signIn(maria, person('agent'));
  await beAvailable(maria);
  const { page, chat } = await visit(browser, address);
  await say(chat, 'My plant arrived damaged');
  await chat.getByText('on the house').waitFor();
  await button(chat, 'Talk to a person').first().click();
  await chat.getByText('Somebody is being asked').waitFor();
  await both(page, 'waiting', CORNER);
  await maria.getByRole('button', { name: /^Accept/ }).click();
  await chat.getByText('Maria Lindqvist has joined').waitFor();
  await say(chat, 'It is my monstera: her biggest leaf is torn.');
  await maria.getByText('biggest leaf').first().waitFor();
  await say(maria, 'Poor thing! Would you like another plant, or your money back?');
  await chat.getByText('Poor thing').waitFor();
  await both(page, 'person', CORNER);
  await maria.locator('.composer textarea').pressSequentially('She will ');
  await chat.locator('.typing').waitFor();
  await take(page, 'typing', CORNER);
  await maria.locator('.composer textarea').fill('');

  await chat.locator('input[type=file]').setInputFiles([
    { name: 'monstera.png', mimeType: 'image/png', buffer: readFileSync(LEAF) },
    { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') },
  ]);
  await chat.getByText('Only pictures').waitFor();
  await both(page, 'files', CORNER);
  await button(chat, 'Remove drawing.svg').click();
  await say(chat, 'This is she.');
  await maria.getByText('This is she.').first().waitFor();

  await page.context().setOffline(true);
  await chat.evaluate(() => dispatchEvent(new Event('offline')));
  await say(chat, 'Could it be another monstera?');
  await chat.getByText('You are offline').waitFor();
  await both(page, 'offline', CORNER);
  await page.context().setOffline(false);
  await chat.evaluate(() => dispatchEvent(new Event('online')));
  await chat.getByText('Sending…').first().waitFor({ state: 'detached' });

  const phone = await newPage(browser, { ...PHONE, storageState: await page.context().storageState() });
  await phone.goto(`${address}/`);
  await (await openChat(phone)).getByText('Poor thing').waitFor();
  await both(phone, 'phone-person');

  await button(chat, 'End chat').click();
  await chat.getByText('How was this chat?').waitFor();
  await chat.getByLabel('5 of 5').check({ force: true });
  await both(page, 'rating', CORNER);
  await button(chat, 'Send rating').click();
  await chat.getByText('Thank you for your rating.').waitFor();
  await both(page, 'closed', CORNER);
}

/** The forms where there is little room, and that of a server that can send mail. */
async function withForms(browser, address) {
  const enlarged = await visit(browser, address, { ...DESKTOP, viewport: { width: 640, height: 400 } });
  await button(enlarged.chat, 'Leave a message').click();
  await enlarged.chat.getByText('Leave us a message').waitFor();
  await both(enlarged.page, 'enlarged-message');
  const narrow = await visit(browser, address, { ...PHONE, viewport: { width: 320, height: 640 } });
  await button(narrow.chat, 'Leave a message').click();
  await button(narrow.chat, 'Ask for a call back instead').click();
  await button(narrow.chat, 'Ask for the call').click();
  await narrow.chat.getByText('Please enter a number').waitFor();
  await both(narrow.page, 'narrow-call-back');

  const page = await newPage(browser, DESKTOP);
  await page.route('**/api/v1/widget/demo?*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), mail: true } });
  });
  await page.goto(`${address}/`);
  const chat = await openChat(page);
  await say(chat, 'My plant arrived damaged');
  await chat.getByText('on the house').waitFor();
  await button(chat, 'More').click();
  await button(chat, 'Send this chat by e-mail').click();
  await chat.getByLabel('Send it to').fill('ida@mail');
  await chat.locator('.mail-chat .primary').click();
  await chat.getByText('This address looks unfinished').waitFor();
  await both(page, 'mail', CORNER);
  await button(chat, 'More').click();
  await button(chat, 'End chat').click();
  await chat.getByText('How helpful was our assistant?').waitFor();
  await button(chat, 'Send this chat by e-mail').click();
  await chat.getByLabel('Send it to').waitFor();
  await both(page, 'mail-closed', CORNER);
}

/** Lines that are slow to come or break, and a server that wants no chat. */
async function withoutALine(browser, address) {
  const slow = await newPage(browser, DESKTOP);
  await slow.routeWebSocket(/\/ws\/visitor/, () => undefined);
  await slow.goto(`${address}/`);
  await (await openChat(slow)).getByText('Connecting…').waitFor();
  await both(slow, 'connecting', CORNER);
  for (const [name, code, words] of [
    ['reconnecting', 1012, 'Connection lost'],
    ['error', 4503, 'This chat is not set up'],
  ]) {
    const page = await newPage(browser, DESKTOP);
    const sockets = [];
    let broken = false;
    await page.routeWebSocket(/\/ws\/visitor/, (socket) => {
      if (broken) return socket.close({ code });
      socket.connectToServer();
      sockets.push(socket);
    });
    await page.goto(`${address}/`);
    const chat = await openChat(page);
    await say(chat, 'My plant arrived damaged');
    await chat.getByText('on the house').waitFor();
    broken = true;
    for (const socket of sockets) await socket.close({ code });
    await chat.getByText(words).waitFor();
    await both(page, name, CORNER);
  }
}

async function inArabic(browser, address) {
  for (const [name, options, taken] of [
    ['arabic', DESKTOP, CORNER],
    ['phone-arabic', PHONE, {}],
  ]) {
    const page = await newPage(browser, { ...options, locale: 'ar' });
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => (document.documentElement.lang = 'ar'), true);
    });
    await page.goto(`${address}/`);
    const chat = await openChat(page);
    await say(chat, 'My plant arrived damaged');
    await chat.locator('.said--bot .bubble').nth(1).waitFor();
    await both(page, name, taken);
  }
}

mkdirSync(gallery, { recursive: true });
await onStage(async (browser, address) => {
  await beforeTheFirstWord(browser, address);
  await withTheBot(browser, address);
  await withNobodyThere(browser, address);
  await withAPerson(browser, address);
  await withForms(browser, address);
  await withoutALine(browser, address);
  await inArabic(browser, address);
});

// Takes docs/gallery/console/*.png: the console's states, from the demo. Called by gallery-console.sh.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { arrives, closeMany, colleagues, dialogs, doors, open, wall, writes } from './console-scenes.mjs';
import { beAvailable, camera, DESKTOP, home, onStage, person, PHONE, signIn } from './stage.mjs';

const gallery = join(home, 'docs/gallery/console');
const pictures = camera(gallery);
const { take, both } = pictures;

/** A colleague takes the chat in the middle of a reply, while what was said before is on its way. */
async function overtaken(browser, address, desk) {
  const boss = await open(browser, address, DESKTOP);
  await signIn(boss, person('supervisor'));
  await boss.goto(`${address}/console/${new URL(desk.url()).hash}`);
  await desk.locator('.composer textarea').fill('Shall I send you a new one tomorrow, or would you ra');
  await boss.getByRole('button', { name: 'Take over', exact: true }).click();
  await desk.getByText('You had begun a reply').waitFor();
  await both(desk, 'taken-away');
  await boss.context().close();
}

async function play(browser, address) {
  await doors(browser, address, pictures);
  const desk = await open(browser, address, DESKTOP);
  await desk.getByLabel('Password', { exact: true }).waitFor();
  await both(desk, 'sign-in');
  await signIn(desk, person('agent'));
  await take(desk, 'empty');
  await desk.keyboard.press('?');
  await take(desk, 'shortcuts');
  await desk.keyboard.press('Escape');
  await beAvailable(desk);

  const ida = await writes(browser, address, 'Ida Winter', 'My plant arrived damaged');
  await ida.chat.getByRole('button', { name: 'Talk to a person', exact: true }).click();
  await desk.getByRole('button', { name: /^Accept/ }).waitFor();
  await both(desk, 'ringing');
  await desk.getByRole('button', { name: /^Accept/ }).click();
  const field = desk.locator('.composer textarea');
  await field.waitFor();
  await field.fill('Poor thing! Would you like another plant, or your money back?');
  await field.press('Enter');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('l');
  await desk.keyboard.type('damaged');
  await desk.keyboard.press('Enter');
  await desk.getByTitle('Show all chats tagged damaged').waitFor();
  await both(desk, 'chat');

  await dialogs(desk, pictures);
  await desk.locator('.transcript__scroll').focus();
  await desk.keyboard.press('x');
  await desk.getByLabel('Why', { exact: true }).fill('Only insults, after two friendly warnings');
  await both(desk, 'block');
  await desk.getByRole('checkbox', { name: 'Close this chat as well' }).uncheck();
  await desk.getByRole('button', { name: 'Block', exact: true }).click();
  await desk.getByText('Blocked by').waitFor();
  await desk.locator('.side').evaluate((side) => side.scrollTo(0, side.scrollHeight));
  await both(desk, 'blocked');
  await desk.getByRole('button', { name: 'Lift the block' }).click();
  await desk.locator('.side').evaluate((side) => side.scrollTo(0, 0));

  await desk.locator('.transcript__scroll').focus();
  await desk.keyboard.press('f');
  await desk.getByLabel('Search all chats').fill('plant');
  await desk.locator('.found').first().waitFor();
  await both(desk, 'search');
  await desk.getByLabel('Search all chats').fill('zebra');
  await desk.getByText('Nothing found').waitFor();
  await take(desk, 'search-empty');
  await desk.keyboard.press('Control+k');
  await desk.keyboard.type('clo');
  await both(desk, 'palette');
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Menu', exact: true }).click();
  await desk.getByRole('menuitem', { name: 'Alerts …' }).click();
  await take(desk, 'alerts');
  await desk.keyboard.press('Escape');

  await desk.keyboard.press('Escape');
  await arrives(browser, address, desk, 'Oskar Lind', 'Can I change the delivery address?');
  await closeMany(desk, pictures);
  await colleagues(browser, address, desk, pictures);
  await wall(browser, address, pictures);

  await desk.context().setOffline(true);
  await desk.evaluate(() => dispatchEvent(new Event('offline')));
  await desk.getByText('No connection').waitFor({ timeout: 40_000 });
  await take(desk, 'no-connection');
  await desk.context().setOffline(false);
  await desk.getByText('No connection').waitFor({ state: 'hidden', timeout: 40_000 });

  await overtaken(browser, address, desk);
  await desk.evaluate(async () => {
    const { csrf } = await (await fetch('/api/v1/session')).json();
    await fetch('/api/v1/session', { method: 'DELETE', headers: { 'X-Firsthand-CSRF': csrf } });
  });
  await desk.getByText('Please sign in again').waitFor();
  await take(desk, 'session-over');

  const phone = await open(browser, address, PHONE);
  await signIn(phone, person('supervisor'));
  await take(phone, 'phone-empty');
  await phone.getByRole('button', { name: 'Search', exact: true }).tap();
  await phone.getByLabel('Search all chats').fill('plant');
  await phone.locator('.found').first().waitFor();
  await both(phone, 'phone-search');
  await phone.locator('.found').first().tap();
  await phone.locator('.message').first().waitFor();
  await both(phone, 'phone-chat');

  const learner = await open(browser, address, DESKTOP);
  await signIn(learner, person('supervisor'));
  await learner.getByRole('button', { name: 'Menu', exact: true }).click();
  await learner.getByRole('menuitem', { name: 'Practise …' }).click();
  await learner.getByRole('button', { name: 'Begin with a calm visitor' }).click();
  await learner.getByText('Practice: nobody real is here').waitFor();
  await learner.getByRole('button', { name: /Your status/ }).click();
  await learner.getByRole('menuitemradio', { name: 'Available' }).click();
  await learner.getByRole('button', { name: /^Accept/ }).click();
  await learner.getByText('Could my parcel go').first().waitFor();
  await both(learner, 'practice');
}

mkdirSync(gallery, { recursive: true });
await onStage(play);

// Plays a short chat in the demo and takes docs/pictures/*.png. Called by pictures.sh.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beAvailable, camera, home, onStage, person, say, signIn, visit } from './stage.mjs';

const pictures = join(home, 'docs/pictures');
const { take } = camera(pictures);
const WIDE = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' };

async function signedIn(browser, address, who) {
  const page = await (await browser.newContext(WIDE)).newPage();
  await page.goto(address);
  await signIn(page, who);
  return page;
}

async function play(browser, address) {
  const maria = await signedIn(browser, `${address}/console/`, person('agent'));
  await beAvailable(maria);

  const { page: shop, chat } = await visit(browser, address, WIDE);
  await shop.evaluate(() => firsthand.identify({ name: 'Ida Winter', email: 'ida@mail.example' }));
  await say(chat, 'My plant arrived damaged');
  await chat.getByText('on the house').waitFor();
  await chat.getByRole('button', { name: 'Talk to a person', exact: true }).click();

  await maria.getByRole('button', { name: /^Accept/ }).click();
  await chat.getByText('Maria Lindqvist has joined').waitFor();
  await say(chat, 'It is my monstera: her biggest leaf is torn.');
  await maria.getByText('biggest leaf').first().waitFor();
  await say(
    maria,
    'Poor thing! She grows a new leaf by spring. Would you like another plant, or your money back?',
  );
  await chat.getByText('Poor thing').waitFor();
  await say(chat, 'Then I keep her. Thank you, Maria, that was quick!');
  await maria.getByText('that was quick').first().waitFor();
  await take(shop, 'widget');
  await take(maria, 'console');

  const henrik = await signedIn(browser, `${address}/admin/`, person('admin'));
  await henrik.getByRole('link', { name: 'Thresholds' }).click();
  await henrik.getByRole('slider').first().waitFor();
  await take(henrik, 'admin');
}

mkdirSync(pictures, { recursive: true });
await onStage(play);

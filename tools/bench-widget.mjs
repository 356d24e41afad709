// What the chat costs the page that carries it, on a machine four times slower: the longest task of the
// page itself and of the chat's frame (which shares its thread only where both have one origin, as here),
// and the layout's shifts, beside the same page without the chat. The chat is opened by a click, as by a
// visitor: what a test would run in the page for that is a long task itself. Called by bench-widget.sh.
import { DESKTOP, onStage } from './stage.mjs';

const SLOWER = 4;
const ROUNDS = 5;
const WORDS = '<p>Some words.</p>'.repeat(60);

function watch() {
  window.tasks = [];
  window.shifts = 0;
  new PerformanceObserver((seen) => {
    for (const { duration, name } of seen.getEntries()) window.tasks.push({ duration, own: name === 'self' });
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((seen) => {
    for (const { value } of seen.getEntries()) window.shifts += value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** One visit of a plain page: with the tag or without, and with the chat opened or not. */
async function round(browser, address, { tag, opened }) {
  const context = await browser.newContext(DESKTOP);
  const page = await context.newPage();
  await page.addInitScript(watch);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const script = tag ? '<script async src="/widget.js" data-site="demo"></script>' : '';
  await page.route(`${address}/plain.html`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Plain</title>${script}<h1>A page</h1>${WORDS}`,
    }),
  );
  const looked = tag && page.waitForResponse(/api\/v1\/widget/);
  await page.goto(`${address}/plain.html`);
  await looked;
  await page.waitForTimeout(1500);
  if (opened) {
    const begun = page.waitForEvent('websocket');
    await page.mouse.move(1220, 752, { steps: 3 });
    await page.mouse.down();
    await page.mouse.up();
    await begun;
    await page.waitForTimeout(1500);
  }
  const { tasks, shifts } = await page.evaluate(() => ({ tasks: window.tasks, shifts: window.shifts }));
  await context.close();
  const longest = (own) => Math.max(0, ...tasks.filter((task) => task.own === own).map(({ duration }) => duration));
  return { page: longest(true), frame: longest(false), shifts };
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

await onStage(async (browser, address) => {
  console.log(`CPU ${SLOWER} times slower, the middle of ${ROUNDS} rounds; tasks from 50 ms on count as long`);
  console.log('                      page, longest  frame, longest  layout shift');
  for (const [name, kind] of [
    ['without the chat', { tag: false, opened: false }],
    ['with the launcher', { tag: true, opened: false }],
    ['with the chat opened', { tag: true, opened: true }],
  ]) {
    const rounds = [];
    for (let i = 0; i < ROUNDS; i++) rounds.push(await round(browser, address, kind));
    const [page, frame, shifts] = ['page', 'frame', 'shifts'].map((part) =>
      middle(rounds.map((one) => one[part])),
    );
    const told = (ms) => (ms === 0 ? 'below 50 ms' : `${ms.toFixed(0)} ms`);
    console.log(
      `${name.padEnd(21)} ${told(page).padStart(13)}  ${told(frame).padStart(14)}  ${shifts.toFixed(3).padStart(12)}`,
    );
  }
});

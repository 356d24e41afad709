const againInMs = 2000;
const triesBeforeAnew = 3;

/**
 * What `load` brings, asked for again until it comes: the network may be away. Browsers may remember
 * that a module could not be had, so it is asked for by another address then. What does not come though
 * the server answers is gone, as after an upgrade: then the page loads anew, once.
 */
export async function insist<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  let address: string | undefined;
  for (let tries = 0; ;) {
    try {
      // It is the same file; what it imports keeps its address, so nothing is there twice.
      // oxlint-disable-next-line typescript/no-unsafe-return
      return await (address ? import(/* @vite-ignore */ `${address}?${tries}`) : load());
    } catch (why) {
      address ??= /http\S+/.exec(String(why))?.[0];
      await new Promise((over) => setTimeout(over, againInMs));
      if (++tries < triesBeforeAnew || history.state) continue;
      if ((await fetch('').catch(() => null))?.ok) {
        history.replaceState(1, '');
        location.reload();
      }
    }
  }
}

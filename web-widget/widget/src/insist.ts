const againInMs = 2000;

/** What `load` brings, asked for again until it comes: the network may be away. */
export async function insist<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((over) => setTimeout(over, againInMs));
    }
  }
}

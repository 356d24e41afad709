/*
 * The chat as a module, and what a page may ask of it. The tag makes the same, as the global `firsthand`.
 */

/** Who the visitor is, as far as the page knows. */
export interface Who {
  readonly name?: string;
  readonly email?: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  /** Signed by the site's own server: then only what it says counts, as verified. */
  readonly token?: string;
}

/** What a page may ask of the chat. */
export interface Firsthand {
  open(): void;
  close(): void;
  /** Tells who the visitor is, as far as the page knows. */
  identify(who: Who): void;
  /**
   * Calls `listener` at each `event`: ready, open, close, unread (with the count), started, person,
   * closed, greeted. What it returns ends that.
   */
  on(event: string, listener: (detail?: unknown) => void): () => void;
}

/** Which chat is wanted. */
export interface Embedded {
  /** The site's key. */
  readonly site: string;
  /** The chat server's address, such as https://chat.example/; where this module came from if left out. */
  readonly server?: string | URL;
  /** Language of the chat's own texts, such as de; else the page's, else the browser's. */
  readonly language?: string;
}

/** Puts the chat into the page, as the tag does; in a browser only. A page has one chat. */
export function embed(embedded: Embedded): Firsthand;

declare global {
  interface Window {
    firsthand?: Firsthand;
  }
}

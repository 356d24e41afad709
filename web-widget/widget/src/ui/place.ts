/*
 * Keeps the place of whoever uses the keyboard: where what had the focus goes away, as a choice does
 * once it is made, the conversation has it.
 */
let place: Node | null = document.activeElement;

addEventListener('focusin', () => (place = document.activeElement));

export const keeper = new MutationObserver(() => {
  if (place?.isConnected !== false) return;
  place = null;
  // Whoever went on to the page around the chat is not called back.
  if (document.activeElement === document.body && document.hasFocus()) {
    document.querySelector<HTMLElement>('.log')?.focus();
  }
});
keeper.observe(document.body, { childList: true, subtree: true });

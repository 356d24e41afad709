/*
 * Keeps the place of whoever uses the keyboard: where what had the focus goes away, as a choice does
 * once it is made, the conversation has it.
 */
let place: Node | null = document.activeElement;

addEventListener('focusin', () => (place = document.activeElement));

export const keeper = new MutationObserver(() => {
  if (place?.isConnected !== false) return;
  place = null;
  if (document.activeElement === document.body) {
    document.querySelector<HTMLElement>('.log')?.focus();
  }
});
keeper.observe(document.body, { childList: true, subtree: true });

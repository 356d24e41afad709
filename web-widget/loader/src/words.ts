/** The launcher's few words: to open, to close, unread. The chat's own are loaded with the chat. */
export const launcherWords: Readonly<Record<string, readonly [string, string, string]>> = {
  en: ['Open chat', 'Close chat', 'unread'],
  de: ['Chat öffnen', 'Chat schließen', 'ungelesen'],
};

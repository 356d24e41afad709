/** What the launcher is for, by language; all other words come with the chat. */
export const launcherWords: Readonly<Record<string, string>> = {
  en: 'Open chat',
  de: 'Chat öffnen',
  fr: 'Ouvrir le chat',
  es: 'Abrir el chat',
  ar: 'فتح المحادثة',
};

/** The launcher's few words: to open, to close, unread. The chat's own are loaded with the chat. */
export const launcherWords: Readonly<Record<string, readonly [string, string, string]>> = {
  en: ['Open chat', 'Close chat', 'unread'],
  de: ['Chat öffnen', 'Chat schließen', 'ungelesen'],
  fr: ['Ouvrir le chat', 'Fermer le chat', 'non lus'],
  es: ['Abrir el chat', 'Cerrar el chat', 'sin leer'],
  ar: ['فتح المحادثة', 'إغلاق المحادثة', 'غير مقروءة'],
};

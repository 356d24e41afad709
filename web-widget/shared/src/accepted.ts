/** What a file chooser offers: what the server takes, and what can be made so. */
export const acceptedFiles =
  'image/png,image/jpeg,image/gif,image/webp,image/heic,application/pdf,text/plain,text/csv,.txt,.csv,.md,.log';

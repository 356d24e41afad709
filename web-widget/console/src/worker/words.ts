import { words } from '@firsthand/shared/i18n.ts';

const en = {
  'push.waiting': 'A visitor is waiting',
  'push.waitingBody': 'Open the console to answer.',
  'push.mentioned': 'A colleague mentions you in a note',
  'push.mentionedBody': 'Open the console to read it.',
  'push.test': 'This is how you are called',
  'push.testBody': 'Calls reach this device.',
  'push.unknown': 'You are wanted at the console',
} as const;

/** Puts a key of the worker into words; it has few, so that it stays small. */
export const t = words<keyof typeof en>('en', en);

/* What is nice to have, loaded with the first of it. */
import { dress } from './dress.ts';
import css from './extras.css?inline';

export { Emoji } from './emoji.tsx';
export { MailChat } from './mail-chat.tsx';
export { More } from './more.tsx';

dress(css);

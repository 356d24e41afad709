/* What is loaded only when somebody needs it: one file, as who needs one of these often needs another. */
import { dress } from './dress.ts';
import css from './forms.css?inline';

export { CallBack } from './call-back.tsx';
export { LeaveMessage } from './leave-message.tsx';
export { PreChat } from './pre-chat.tsx';
export { Undelivered, Why } from './refusals.tsx';
export { Standing } from './standing.tsx';
export { Told } from './told.tsx';

dress(css);

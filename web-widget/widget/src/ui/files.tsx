/* What deals with files, loaded with the first of them. */
import { dress } from './dress.ts';
import css from './files.css?inline';

export { ShownFile } from './shown-file.tsx';
export { Tray } from './tray.tsx';

dress(css);

/* What deals with files, loaded with the first of them. */
export { ShownFile } from './shown-file.tsx';
export { Tray } from './tray.tsx';

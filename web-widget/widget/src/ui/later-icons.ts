/* Drawings that only parts need which are loaded later. */
export const thumb =
  'M7 10.5V20H4v-9.5h3Zm0 0L11 3c1.6 0 2.5 1 2.5 2.5V9h4.7a2 2 0 0 1 2 2.3l-1.1 7a2 2 0 0 1-2 1.7H7';
export const gift =
  'M4 11h16v9H4v-9Zm-1-4h18v4H3V7Zm9 0v13m0-13c-5 0-5.5-4-3.2-4S12 7 12 7Zm0 0s.9-4 3.2-4S17 7 12 7Z';
export const paper = 'M6 3.5h8l4.5 4.5v12.5H6v-17Zm8 0V8h4.5';
export const bell = 'M6 16V10.5a6 6 0 0 1 12 0V16l1.5 2h-15L6 16Zm4 4.5h4';
export const star =
  'm12 3.5 2.6 5.4 5.9.8-4.3 4.1 1.1 5.9-5.3-2.9-5.3 2.9 1.1-5.9L3.5 9.7l5.9-.8L12 3.5Z';
export const cross = 'm6 6 12 12M18 6 6 18';
export const letter = 'M3.5 6h17v12.5h-17V6Zm0 .5 8.5 7 8.5-7';
export const wider = 'M13.5 10.5 20 4m0 0h-5.5M20 4v5.5M10.5 13.5 4 20m0 0h5.5M4 20v-5.5';
export const narrower = 'M20 4l-6.5 6.5m0 0H19m-5.5 0V5M4 20l6.5-6.5m0 0H5m5.5 0V19';

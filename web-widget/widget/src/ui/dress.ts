import css from './later.css?inline';

/** Gives the page the styles of a part that is loaded later. */
export function dress(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

dress(css);

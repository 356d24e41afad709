import { type Firsthand, launch } from './launcher.ts';

declare global {
  interface Window {
    firsthand?: Firsthand;
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !window.firsthand) {
  const { site, language, lang } = script.dataset;
  if (!site) throw Error('Firsthand: the script tag needs data-site, the key of your site.');
  customElements.define('firsthand-chat', class extends HTMLElement {});
  window.firsthand = launch(
    new URL('.', script.src),
    site,
    language || lang || document.documentElement.lang || navigator.language,
  );
}

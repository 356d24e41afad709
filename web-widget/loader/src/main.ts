import { launch } from './launcher.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !window.firsthand) {
  const { site, language, lang } = script.dataset;
  if (!site) throw Error('Firsthand: data-site is missing.');
  window.firsthand = launch(new URL('.', script.src), site, language || lang);
}

import { type Firsthand, launch } from './launcher.ts';

declare global {
  interface Window {
    firsthand?: Firsthand;
  }
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !window.firsthand) {
  const { site, language, lang } = script.dataset;
  if (!site) throw Error('Firsthand: data-site is missing.');
  window.firsthand = launch(
    new URL('.', script.src),
    site,
    language || lang || document.documentElement.lang || navigator.language,
    (part: string) => import(/* @vite-ignore */ new URL(`${part}.js`, script.src).href),
  );
}

import { describe, expect, it } from 'vitest';
import { hints } from '../src/hints.ts';

const ease = (text: string, language: string) =>
  hints(text, language).find((each) => each.is === 'ease');
const kinds = (text: string, language: string) => hints(text, language).map(({ is }) => is);

describe('hints on an answer', () => {
  it('finds short sentences easy and an office’s sentences hard, in each language', () => {
    const easy = {
      en: 'Put a finger in the soil. If it is dry, give it some water. If it is wet, wait a day or two and look again.',
      de: 'Steck den Finger in die Erde. Ist sie trocken, gib ihr Wasser. Ist sie nass, warte zwei Tage und sieh dann noch mal nach.',
      fr: 'Mets un doigt dans la terre. Si elle est sèche, donne de l’eau. Si elle est humide, attends deux jours et regarde de nouveau.',
      es: 'Mete un dedo en la tierra. Si está seca, dale agua. Si está mojada, espera dos días y mira otra vez cómo está la tierra.',
    };
    const hard = {
      en: 'Reimbursement applications necessitate comprehensive documentation demonstrating eligibility, whereupon administrative verification procedures, coordinated interdepartmentally, determine compensation entitlements accordingly, notwithstanding contractual limitations.',
      de: 'Rückerstattungsanträge erfordern vollständige Anspruchsberechtigungsunterlagen, deren verwaltungsinterne Überprüfungsverfahren abteilungsübergreifend koordiniert werden, wodurch Entschädigungsansprüche unbeschadet vertraglicher Haftungsbeschränkungen abschließend ermittelt werden können sollten.',
      fr: 'Les demandes de remboursement nécessitent une documentation circonstanciée établissant l’admissibilité, laquelle occasionne des procédures administratives interdépartementales déterminant ultérieurement les indemnisations éventuelles conformément aux stipulations contractuelles.',
      es: 'Las solicitudes de reembolso requieren documentación comprehensiva demostrando elegibilidad, posteriormente procedimientos administrativos interdepartamentales determinarán indemnizaciones correspondientes independientemente de limitaciones contractuales preestablecidas anteriormente.',
    };
    for (const language of ['en', 'de', 'fr', 'es'] as const) {
      expect(ease(easy[language], language), language).toMatchObject({ ease: 'easy' });
      expect(ease(hard[language], language), language).toMatchObject({ ease: 'hard' });
    }
  });

  it('says whom an answer is about', () => {
    expect(kinds('We think that our parcels make us proud.', 'en')).toEqual(['aboutUs']);
    expect(kinds('Your parcel reaches you in two days.', 'en')).toEqual(['aboutYou']);
    expect(kinds('Wir packen es, und unsere Fahrer bringen es.', 'de')).toEqual(['aboutUs']);
    expect(kinds('Sie bekommen Ihr Paket, und sie kommen.', 'de')).toEqual(['aboutYou']);
    expect(kinds('Nous envoyons nos colis.', 'fr')).toEqual(['aboutUs']);
    expect(kinds('Nuestros paquetes nos gustan.', 'es')).toEqual(['aboutUs']);
    expect(kinds('Parcels take two days.', 'en')).toEqual([]);
  });

  it('names the beginning of a sentence that is too long, and a list is no sentence', () => {
    const long = `The parcel ${'goes on and '.repeat(10)}arrives.`;
    expect(hints(long, 'en')).toContainEqual({
      is: 'sentence',
      words: 33,
      begins: 'The parcel goes on and',
    });
    const list = Array.from({ length: 12 }, () => '- one short point').join('\n');
    expect(kinds(list, 'en')).not.toContain('sentence');
  });

  it('is silent in languages that it does not know, and about nothing', () => {
    expect(hints('We think that our parcels make us proud.', 'nl')).toEqual([]);
    expect(hints('We think that our parcels make us proud.', '')).toEqual([]);
    expect(hints('  ', 'en')).toEqual([]);
    expect(kinds('We think that our parcels make us proud.', 'en-GB')).toEqual(['aboutUs']);
  });
});

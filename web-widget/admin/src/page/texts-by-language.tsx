import { Select, TextArea } from '@firsthand/shared/ui/field.tsx';
import { useState } from 'preact/hooks';
import type { Texts } from '../texts.ts';
import { t } from '../words.ts';

const LANGUAGES = ['*', 'en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'tr'] as const;
const names = new Intl.DisplayNames(undefined, { type: 'language' });

interface TextsProps {
  readonly label: string;
  readonly hint: string;
  readonly texts: Texts;
  readonly error: string | null;
  readonly onTexts: (texts: Texts) => void;
}

/** A text in the languages that an admin wrote it in, one at a time. */
export function TextsByLanguage({ label, hint, texts, error, onTexts }: TextsProps) {
  const [language, setLanguage] = useState(Object.keys(texts)[0] ?? '*');
  const all = [...new Set<string>([...LANGUAGES, ...Object.keys(texts)])];
  return (
    <div class="texts">
      <Select
        label={t('texts.language')}
        value={language}
        options={all.map((value) => ({
          value,
          label: `${nameOf(value)}${value in texts ? ' ✓' : ''}`,
        }))}
        onChoice={setLanguage}
      />
      <TextArea
        label={label}
        hint={hint}
        value={texts[language] ?? ''}
        rows={2}
        maxLength={500}
        error={error}
        onText={(text) => {
          const others = Object.entries(texts).filter(([each]) => each !== language);
          onTexts(Object.fromEntries(text.trim() === '' ? others : [...others, [language, text]]));
        }}
      />
    </div>
  );
}

function nameOf(language: string): string {
  return language === '*' ? t('texts.language.*') : (names.of(language) ?? language);
}

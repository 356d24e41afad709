import { Button } from '@firsthand/shared/ui/button.tsx';
import { Select, TextArea, TextField } from '@firsthand/shared/ui/field.tsx';
import { Badge, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { RotateCcw } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { Site } from '../site.ts';
import {
  found,
  isLanguage,
  type Language,
  LANGUAGES,
  LONGEST_TEXT,
  shippedTexts,
  type Texts,
  textFault,
  withTexts,
} from '../widget-texts.ts';
import { t } from '../words.ts';

const SHOWN_AT_FIRST = 12;

/** A site's own words in place of the widget's: found by search, with what they replace beside them. */
export function SiteTexts({
  texts,
  language,
  error,
  onTexts,
  onLanguage,
}: {
  readonly texts: Site['look']['texts'];
  readonly language: Language;
  readonly error: string | null;
  readonly onTexts: (texts: Site['look']['texts']) => void;
  /** Another language is looked at. */
  readonly onLanguage: (language: Language) => void;
}) {
  const [shipped, setShipped] = useState<Texts>();
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const own = texts.find((one) => one.language === language)?.words ?? {};
  const changed = Object.keys(own).length;

  useEffect(() => {
    let wanted = true;
    setShipped(undefined);
    void shippedTexts(language).then((now) => wanted && setShipped(now));
    return () => {
      wanted = false;
    };
  }, [language]);

  const put = (name: string, text: string | undefined) => {
    const { [name]: _, ...others } = own;
    onTexts(withTexts(texts, language, text === undefined ? others : { ...others, [name]: text }));
  };
  const names = shipped === undefined ? [] : found(shipped, own, search);
  // What was changed stands first, so that nobody has to look for it.
  const sorted = [...names].toSorted((a, b) => Number(b in own) - Number(a in own));
  const shown = all || search !== '' ? sorted : sorted.slice(0, Math.max(SHOWN_AT_FIRST, changed));

  return (
    <fieldset class="field-group own-texts">
      <legend>{t('own')}</legend>
      <p class="quiet">{t('own.lead')}</p>
      {error !== null && (
        <p class="field__error" role="alert">
          {error}
        </p>
      )}
      <div class="two">
        <Select
          label={t('own.language')}
          value={language}
          options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          onChoice={(value) => isLanguage(value) && onLanguage(value)}
        />
        <TextField
          label={t('own.search')}
          type="search"
          value={search}
          onText={setSearch}
          placeholder={t('own.search.hint')}
        />
      </div>
      <p class="row" role="status">
        <Badge tone={changed > 0 ? 'info' : 'plain'}>{t('own.changed', { n: changed })}</Badge>
        {shipped !== undefined && search !== '' && (
          <span class="quiet">{t('own.found', { n: names.length })}</span>
        )}
      </p>
      {shipped === undefined ? (
        <Skeleton lines={4} label={t('loading')} />
      ) : (
        shown.map((name) => (
          <OneText
            key={`${language} ${name}`}
            shipped={shipped[name] ?? ''}
            own={own[name]}
            language={language}
            onText={(text) => put(name, text)}
          />
        ))
      )}
      {shown.length < names.length && (
        <Button small onClick={() => setAll(true)}>
          {t('own.all', { n: names.length })}
        </Button>
      )}
    </fieldset>
  );
}

function OneText({
  shipped,
  own,
  language,
  onText,
}: {
  readonly shipped: string;
  readonly own: string | undefined;
  readonly language: string;
  readonly onText: (text: string | undefined) => void;
}) {
  const fault = own === undefined ? null : textFault(shipped, own);
  return (
    <div class="own-text" lang={language}>
      <TextArea
        label={shipped}
        value={own ?? shipped}
        rows={shipped.length > 60 ? 2 : 1}
        maxLength={LONGEST_TEXT}
        dir="auto"
        onText={(text) => onText(text === shipped ? undefined : text)}
        error={
          fault === null ? null : t(`own.${fault.is}`, 'hole' in fault ? { hole: fault.hole } : {})
        }
      />
      {own !== undefined && (
        <Button small icon={RotateCcw} onClick={() => onText(undefined)}>
          {t('own.reset')}
        </Button>
      )}
    </div>
  );
}

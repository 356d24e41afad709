import { Button } from '@firsthand/shared/ui/button.tsx';
import { Check, Field, Select, Slider } from '@firsthand/shared/ui/field.tsx';
import { Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { logoOf } from '../logo.ts';
import type { Style } from '../site.ts';
import { t } from '../words.ts';

const SCHEMES = ['system', 'light', 'dark', 'page'] as const;

/** The finer points of a look: light or dark, corners, faces, logo. */
export function SiteStyle({
  style,
  error,
  onStyle,
}: {
  readonly style: Style;
  readonly error: (field: string) => string | null;
  readonly onStyle: (style: Style) => void;
}) {
  const [unreadable, setUnreadable] = useState(false);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const logo = await logoOf(file);
    setUnreadable(logo === undefined);
    if (logo !== undefined) onStyle({ ...style, logo });
  };
  return (
    <>
      <div class="two">
        <Select
          label={t('style.scheme')}
          value={style.scheme}
          options={SCHEMES.map((value) => ({ value, label: t(`style.scheme.${value}`) }))}
          onChoice={(value) =>
            onStyle({ ...style, scheme: SCHEMES.find((one) => one === value) ?? 'system' })
          }
        />
        <Slider
          label={t('style.radius')}
          value={style.radius}
          min={0}
          max={28}
          step={1}
          said={t('style.radius.said', { n: style.radius })}
          onValue={(radius) => onStyle({ ...style, radius: Math.round(radius) })}
        />
      </div>
      <Field
        label={t('style.logo')}
        hint={t('style.logo.hint')}
        error={unreadable ? t('style.logo.bad') : error('logo')}
      >
        {(control) => (
          <div class="logo-row">
            {style.logo !== '' && <img class="logo" src={style.logo} alt={t('style.logo.now')} />}
            <input
              type="file"
              accept="image/png,image/jpeg,image/webp,image/svg+xml"
              onChange={(event) => void take(event.currentTarget.files?.[0])}
              {...control}
            />
            {style.logo !== '' && (
              <Button small icon={Trash2} onClick={() => onStyle({ ...style, logo: '' })}>
                {t('style.logo.remove')}
              </Button>
            )}
          </div>
        )}
      </Field>
      <Check
        label={t('style.faces')}
        hint={t('style.faces.hint')}
        checked={style.faces}
        onCheck={(faces) => onStyle({ ...style, faces })}
      />
    </>
  );
}

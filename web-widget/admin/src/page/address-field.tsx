import { TextField } from '@firsthand/shared/ui/field.tsx';
import { t } from '../words.ts';

/** The address of a server of the house's own, which is called by this one. */
export function AddressField({
  label,
  example,
  value,
  onText,
  error,
}: {
  readonly label: string;
  readonly example: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly error: string | null;
}) {
  return (
    <TextField
      label={label}
      hint={t('bot.urlHint')}
      type="url"
      value={value}
      onText={onText}
      error={error}
      maxLength={500}
      placeholder={example}
      autocomplete="off"
      spellcheck={false}
    />
  );
}

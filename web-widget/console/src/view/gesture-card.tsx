import { linkified } from '@firsthand/shared/links.ts';
import { type Worth, worthWords } from '@firsthand/shared/worth.ts';
import { Gift } from 'lucide-preact';
import type { Given } from '../transcript.ts';
import { t } from '../words.ts';

/** A gesture that was given, with its name among agents. */
export function GivenGesture({ given }: { readonly given: Given }) {
  return (
    <>
      <p class="message__note">
        <Gift size={12} aria-hidden="true" />
        {t('gesture.given', { name: given.name })}
      </p>
      <AsVisitorReads worth={given} text={given.text} code={given.code} />
    </>
  );
}

/** A gesture as the visitor reads it. */
export function AsVisitorReads({
  worth,
  text,
  code,
}: {
  readonly worth: Worth;
  readonly text: string;
  readonly code: string | null;
}) {
  const words = worthWords(worth, t.language);
  return (
    <div class="gesture">
      {words !== '' && <strong>{words}</strong>}
      <div class="gesture__text">{linkified(text)}</div>
      {code !== null && <code class="gesture__code">{code}</code>}
    </div>
  );
}

import { onAccent, readable } from '@firsthand/shared/accent.ts';
import { list, maybe, object, or, text, truth } from '@firsthand/shared/decode.ts';
import { fieldsOf } from '@firsthand/shared/embed.ts';
import { MessageCircle } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isColour } from '../contrast.ts';
import { useLoaded } from '../here.ts';
import type { Site } from '../site.ts';
import { t } from '../words.ts';

const FALLBACK = '#b3471f';
/** As many faces as the server tells a chat. */
const FACES = 3;
const faces = object({
  staff: list(object({ name: text, picture: maybe(text), active: or(truth, true) })),
});

/** The real chat in the look that is being edited, with words of a sample; nothing is sent. */
export function SitePreview({
  site,
  name,
  look,
  language,
}: {
  readonly site: string;
  readonly name: string;
  readonly look: Site['look'];
  /** In which the chat speaks. */
  readonly language: string;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(0);
  const [people] = useLoaded('/api/v1/staff', faces);
  const staff = people.is === 'there' ? people.value.staff : [];
  const seen = staff
    .flatMap(({ name: whose, picture, active }) =>
      picture !== null && active ? [{ whose, picture }] : [],
    )
    .slice(0, FACES);
  const pictures = seen.map(({ picture }) => picture);
  const person = look.style.faces ? seen[0]?.whose : undefined;
  const accent = isColour(look.accent) ? look.accent : FALLBACK;
  const ink = onAccent(accent) === '#000' ? '#000000' : '#ffffff';

  useEffect(() => {
    const heard = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source !== frame.current?.contentWindow || origin !== location.origin) return;
      if (fieldsOf(data)['firsthand'] === 'previewing') setReady((count) => count + 1);
    };
    addEventListener('message', heard);
    return () => removeEventListener('message', heard);
  }, []);
  useEffect(() => {
    if (ready === 0) return;
    const { style, welcome, position, greeting } = look;
    frame.current?.contentWindow?.postMessage(
      {
        firsthand: 'preview',
        person,
        texts: look.texts.find((one) => one.language === language)?.words ?? {},
        look: {
          name,
          accent,
          ink,
          accentOnLight: readable(accent, '#ece8e2'),
          accentOnDark: readable(accent, '#3d3733'),
          position,
          greeting: greeting === '' ? t('preview.greeting') : greeting,
          pictures: look.style.faces ? pictures : [],
          fileBytes: 1,
          welcome,
          ...style,
        },
      },
      location.origin,
    );
  }, [ready, look, name, language, pictures.join(), person]);

  const address = `/widget/?site=${encodeURIComponent(site)}#preview=1&language=${encodeURIComponent(language)}`;
  return (
    <section class="card" aria-labelledby="preview">
      <h2 id="preview">{t('preview')}</h2>
      <div class={`mock mock--${look.position}`}>
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- our own page, of our own origin */}
        <iframe
          ref={frame}
          class="mock__frame"
          style={{ borderRadius: `${look.style.radius}px` }}
          src={address}
          title={t('preview.label', { name, launcher: look.launcher })}
          tabIndex={-1}
        />
        <div
          class="mock__launcher"
          style={{ '--preview': accent, '--preview-ink': ink }}
          aria-hidden="true"
        >
          <MessageCircle size={20} />
          {look.launcher !== '' && <span class="cut">{look.launcher}</span>}
        </div>
      </div>
    </section>
  );
}

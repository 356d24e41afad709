import { Badge, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Star, Tag } from 'lucide-preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { dayWords, fullWords } from '../moments.ts';
import type { Found } from '../search.ts';
import { type Note, visitorOf } from '../visitors.ts';
import { coded, t } from '../words.ts';
import { Blocking } from './blocking.tsx';
import { useHere } from './here.ts';

/** What is known of a visitor beyond this chat: a note of the team's, and the other chats. */
export function VisitorFile({ conversation }: { readonly conversation: string }) {
  const visitor = visitorOf(conversation);
  return (
    <section class="panel file" aria-label={t('file')}>
      <header class="panel__head">
        <h2 class="label">{t('file')}</h2>
      </header>
      <VisitorNote key={visitor} visitor={visitor} />
      <Chats conversation={conversation} />
      <Blocking conversation={conversation} />
    </section>
  );
}

/** One text that all of the staff share. Nothing typed is lost to somebody who was faster. */
function VisitorNote({ visitor }: { readonly visitor: string }) {
  const { visitors, briefs } = useHere();
  const id = useId();
  const [kept, setKept] = useState<Note | null>(null);
  const [typed, setTyped] = useState(() => briefs.of('visitorNote', visitor));
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef({ typed, kept });
  latest.current = { typed, kept };
  const heard = visitors.written.value.get(visitor) ?? 0;
  const overtakenBy = ({ by, text }: Note) =>
    setWrong(t('file.overtaken', { name: by?.name ?? '', text }));
  useEffect(() => {
    let gone = false;
    void visitors.note(visitor).then((note) => {
      if (gone || note === null || note.version === latest.current.kept?.version) return;
      const before = latest.current;
      setKept(note);
      if (before.typed === '' || before.typed.trim() === before.kept?.text) setTyped(note.text);
      else if (before.kept !== null) overtakenBy(note);
    });
    return () => {
      gone = true;
    };
  }, [visitors, visitor, heard]);
  const changed = kept !== null && typed.trim() !== kept.text;
  const write = (text: string) => {
    setTyped(text);
    briefs.keep('visitorNote', visitor, text === kept?.text ? '' : text);
  };
  const save = async () => {
    if (kept === null) return;
    setBusy(true);
    const done = await visitors.write(visitor, typed.trim(), kept.version);
    setBusy(false);
    if (done.is === 'failed') {
      setWrong(done.detail);
      return;
    }
    setKept(done.note);
    if (done.is === 'kept') {
      setWrong(null);
      setTyped(done.note.text);
      briefs.keep('visitorNote', visitor, '');
    } else {
      overtakenBy(done.note);
    }
  };
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {t('file.note')}
      </label>
      <textarea
        id={id}
        class="input input--area"
        rows={typed === '' ? 1 : 3}
        maxLength={2000}
        value={typed}
        placeholder={t('file.noteHint')}
        disabled={kept === null}
        aria-describedby={`${id}-under`}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <p id={`${id}-under`} class={wrong === null ? 'field__hint' : 'field__error'}>
        {wrong ??
          (kept?.by && typeof kept.at === 'string'
            ? t('file.by', { name: kept.by.name, at: fullWords(kept.at) })
            : '')}
      </p>
      {changed && (
        <Button small busy={busy} onClick={() => void save()}>
          {t('file.save')}
        </Button>
      )}
    </div>
  );
}

function Chats({ conversation }: { readonly conversation: string }) {
  const { desk, visitors } = useHere();
  const visitor = visitorOf(conversation);
  const [chats, setChats] = useState<readonly Found[] | null | 'reading'>('reading');
  useEffect(() => {
    let gone = false;
    void visitors.chats(visitor).then((found) => {
      if (!gone) setChats(found);
    });
    return () => {
      gone = true;
    };
  }, [visitors, visitor]);
  if (chats === 'reading') return <Skeleton lines={2} label={t('loading')} />;
  if (chats === null) return <p class="quiet">{t('file.failed')}</p>;
  const others = chats.filter((each) => each.conversation !== conversation);
  if (others.length === 0) return <p class="quiet">{t('file.none')}</p>;
  return (
    <ul class="file__chats" aria-label={t('file.chats')}>
      {others.map((chat) => (
        <li key={chat.conversation}>
          <button type="button" class="file__chat" onClick={() => desk.select(chat.conversation)}>
            <span class="file__when">
              <time dateTime={chat.lastAt}>{dayWords(chat.lastAt)}</time>
              {chat.state !== 'closed' && (
                <Badge tone="info">
                  {t(`stateName.${chat.state === 'human' ? 'anybody' : chat.state}`)}
                </Badge>
              )}
              {chat.tags.map((tag) => (
                <Badge key={tag} icon={Tag}>
                  {tag}
                </Badge>
              ))}
              {chat.ratings.map(({ stars, of }, i) => (
                <Badge key={`rating ${i}`} icon={Star}>
                  {t('file.rated', { stars, of: coded('ratedOf', of) })}
                </Badge>
              ))}
            </span>
            <span class="cut quiet">{chat.snippet.map(({ text }) => text).join('')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

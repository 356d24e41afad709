import { Avatar, Badge } from '@firsthand/shared/ui/small.tsx';
import { Bot, Lock } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { fullWords, timeWords } from '../moments.ts';
import { nameOf } from '../names.ts';
import type { Transcript } from '../transcript.ts';
import { t } from '../words.ts';

interface MessageProps {
  readonly kind: 'visitor' | 'bot' | 'agent' | 'own' | 'note';
  readonly name: string;
  readonly picture?: string | null | undefined;
  readonly at: string;
  readonly follows: boolean;
  readonly children: ComponentChildren;
}

/** Something that somebody said, with who and when. */
export function Message({ kind, name, picture, at, follows, children }: MessageProps) {
  return (
    <article class={`message message--${kind}${follows ? ' message--follows' : ''}`}>
      {!follows && (
        <header class="message__head">
          {kind === 'bot' ? (
            <span class="avatar avatar--small avatar--bot" aria-hidden="true">
              <Bot size={14} />
            </span>
          ) : (
            kind !== 'own' &&
            kind !== 'note' && <Avatar name={name} picture={picture} size="small" />
          )}
          <strong>{name}</strong>
          {kind === 'bot' && <Badge>{t('bot.badge')}</Badge>}
          <time dateTime={at} title={fullWords(at)}>
            {timeWords(at)}
          </time>
        </header>
      )}
      <div class="message__body">{children}</div>
    </article>
  );
}

/** What was said; or that it is erased, for nobody says nothing. */
export function Words({
  text,
  children,
}: {
  readonly text: string;
  readonly children: ComponentChildren;
}) {
  return <div class="message__text">{text === '' ? <em>{t('aside.erased')}</em> : children}</div>;
}

export function NoteLabel() {
  return (
    <p class="message__note">
      <Lock size={12} aria-hidden="true" />
      {t('note.label')}
    </p>
  );
}

export type Colleagues = Parameters<typeof nameOf>[0];

export function nameIn(transcript: Transcript, colleagues: Colleagues, id: string): string {
  return transcript.people.get(id)?.name ?? nameOf(colleagues, id);
}

export function pictureIn(
  transcript: Transcript,
  colleagues: readonly { readonly agent: { readonly id: string; readonly picture?: string } }[],
  id: string,
): string | undefined {
  return (
    transcript.people.get(id)?.picture ??
    colleagues.find(({ agent }) => agent.id === id)?.agent.picture
  );
}

export function visitorName(transcript: Transcript): string {
  return transcript.card?.visitor.name ?? transcript.visitorName ?? t('visitor.unknown');
}

import { markdown } from '@firsthand/shared/markdown.ts';
import type { Kept } from '@firsthand/shared/outbox.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Check, CircleAlert, Clock, Lock } from 'lucide-preact';
import type { Transcript } from '../transcript.ts';
import type { Spoken } from '../wire.ts';
import { t } from '../words.ts';
import { useHere } from './here.ts';
import { nameIn, NoteLabel, visitorName } from './message.tsx';
import { NoteText } from './note-text.tsx';

/** Words that are not stored yet, with the truth about them. */
export function Outgoing({
  parcel,
  onGiveBackWords,
}: {
  readonly parcel: Kept<Spoken>;
  readonly onGiveBackWords: (words: Spoken) => void;
}) {
  const { desk } = useHere();
  const { command, state, key } = parcel;
  const live = desk.link.value.is === 'live';
  return (
    <article class={`message message--${command.type === 'reply' ? 'own' : 'note'} message--going`}>
      <div class="message__body">
        {command.type === 'note' && <NoteLabel />}
        {command.type === 'whisper' && (
          <p class="message__note">
            <Lock size={12} aria-hidden="true" />
            {t('whisper.going')}
          </p>
        )}
        {command.type === 'tellColleague' && (
          <p class="message__note">
            <Lock size={12} aria-hidden="true" />
            {t('aside.going')}
          </p>
        )}
        {command.type === 'note' ? (
          <NoteText text={command.text} mentioned={command.mentioned ?? []} />
        ) : (
          <div class="message__text">{markdown(command.text)}</div>
        )}
        {state.is === 'refused' ? (
          <div class="message__failed" role="alert">
            <p>
              <CircleAlert size={14} aria-hidden="true" />
              {state.code === 'OLD'
                ? t('state.old')
                : state.code === 'UNKNOWN_AGENT'
                  ? t('state.mentionGone')
                  : t('state.notSent', { message: state.message })}
            </p>
            <Button small onClick={() => desk.sendAgain(key)}>
              {t('state.retry')}
            </Button>
            <Button
              small
              kind="quiet"
              onClick={() => {
                const words = desk.withdraw(key);
                if (words !== null) onGiveBackWords(words);
              }}
            >
              {t('state.edit')}
            </Button>
          </div>
        ) : (
          <p class="message__state">
            {state.is === 'stored' ? (
              <Check size={13} aria-hidden="true" />
            ) : (
              <Clock size={13} aria-hidden="true" />
            )}
            {state.is === 'stored'
              ? t('state.sent')
              : live
                ? t('state.sending')
                : t('state.waiting')}
          </p>
        )}
      </div>
    </article>
  );
}

export function Typing({ transcript }: { readonly transcript: Transcript }) {
  const { desk } = useHere();
  const who = [...transcript.typing].filter((each) => each !== desk.me.id);
  return (
    <div class="typing" aria-live="polite">
      {who.map((each) => (
        <p key={each}>
          <span class="typing__dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {each === 'VISITOR'
            ? t('visitor.typingName', { name: visitorName(transcript) })
            : t('visitor.typingName', {
                name: nameIn(transcript, desk.colleagues.value, each),
              })}
        </p>
      ))}
    </div>
  );
}

import { linkified } from '@firsthand/shared/links.ts';
import { markdown } from '@firsthand/shared/markdown.ts';
import { WhyThis } from '@firsthand/shared/ui/why.tsx';
import { Check, CheckCheck, ChevronRight, Lock, Phone, ThumbsDown, ThumbsUp } from 'lucide-preact';
import { dayOf, dayWords, fullWords, timeWords } from '../moments.ts';
import type { Item, LineEvent, Transcript } from '../transcript.ts';
import { t } from '../words.ts';
import { GivenGesture } from './gesture-card.tsx';
import { useHere } from './here.ts';
import { lineWords } from './lines.ts';
import { memo } from './memo.ts';
import { NoteText } from './note-text.tsx';
import { ShownFile } from './shown-file.tsx';
import { Message, nameIn, NoteLabel, pictureIn, visitorName, Words } from './message.tsx';

interface RowProps {
  /** Whether a search led here. */
  readonly hit: boolean;
  readonly item: Item;
  readonly before: Item | undefined;
  readonly own: boolean;
  readonly seen: 'seen' | 'sent' | undefined;
  readonly transcript: Transcript;
}

const GROUP_WITHIN_MS = 3 * 60_000;

/** A row changes with its own item; only one that quotes others looks at them. */
export const Row = memo(
  DrawnRow,
  (before, now) =>
    before.item === now.item &&
    before.before === now.before &&
    before.own === now.own &&
    before.seen === now.seen &&
    before.hit === now.hit &&
    before.transcript.people === now.transcript.people &&
    before.transcript.card === now.transcript.card &&
    before.transcript.visitorName === now.transcript.visitorName &&
    (now.item.is !== 'aside' || before.transcript.items === now.transcript.items),
);

function DrawnRow({ item, before, own, seen, transcript, hit }: RowProps) {
  const newDay = before === undefined || dayOf(before.at) !== dayOf(item.at);
  const follows =
    before !== undefined &&
    !newDay &&
    speakerOf(before) === speakerOf(item) &&
    Date.parse(item.at) - Date.parse(before.at) < GROUP_WITHIN_MS;
  return (
    <div class={hit ? 'transcript__hit' : undefined} data-seq={item.seq}>
      {newDay && (
        <p class="transcript__day">
          <span>{dayWords(item.at)}</span>
        </p>
      )}
      <Content item={item} follows={follows} own={own} seen={seen} transcript={transcript} />
    </div>
  );
}

function Content({
  item,
  follows,
  own,
  seen,
  transcript,
}: Omit<RowProps, 'before' | 'hit'> & { readonly follows: boolean }) {
  const { desk } = useHere();
  switch (item.is) {
    case 'visitor':
      return (
        <Message kind="visitor" name={visitorName(transcript)} at={item.at} follows={follows}>
          {item.call !== undefined && (
            <p class="call-back">
              <Phone size={15} aria-hidden="true" />
              <strong>{t('call.wanted')}</strong>
              <a href={dialled(item.call.phone)}>{item.call.phone}</a>
              <span>{t(`call.${item.call.when}`)}</span>
              {item.call.due !== null && (
                <span>{t('call.due', { at: fullWords(item.call.due) })}</span>
              )}
            </p>
          )}
          {item.file !== undefined && item.text !== '' ? (
            <ShownFile file={item.file} name={item.text} />
          ) : (
            (item.text !== '' || item.call === undefined) && (
              <Words text={item.text}>{linkified(item.text)}</Words>
            )
          )}
          {item.left !== undefined && (
            <p class="message__under">
              {t('left.reach', {
                how: [item.left.name, item.left.email].filter(Boolean).join(', ') || t('left.here'),
              })}
            </p>
          )}
        </Message>
      );
    case 'bot':
      return (
        <Message kind="bot" name={t('by.bot')} at={item.at} follows={follows}>
          <Words text={item.text}>{markdown(item.text)}</Words>
          {item.choices.length > 0 && (
            <ul class="choices" aria-label={t('bot.choices')}>
              {item.choices.map(({ choice, title }) => (
                <li key={choice} class={choice === item.chosen ? 'chosen' : ''}>
                  {choice === item.chosen && <Check size={12} aria-label={t('bot.chosen')} />}
                  {title}
                </li>
              ))}
              {item.chosen === 'none' && (
                <li class="chosen">
                  <Check size={12} aria-label={t('bot.chosen')} />
                  {t('bot.none')}
                </li>
              )}
            </ul>
          )}
          {item.helpful !== null && (
            <p class="message__under">
              {item.helpful ? (
                <ThumbsUp size={12} aria-hidden="true" />
              ) : (
                <ThumbsDown size={12} aria-hidden="true" />
              )}
              {item.helpful ? t('bot.helpful') : t('bot.unhelpful')}
            </p>
          )}
          {item.why !== null && <WhyThis why={item.why} />}
        </Message>
      );
    case 'agent':
      return (
        <Message
          kind={own ? 'own' : 'agent'}
          name={own ? t('by.you') : nameIn(transcript, desk.colleagues.value, item.agent)}
          picture={pictureIn(transcript, desk.colleagues.value, item.agent)}
          at={item.at}
          follows={follows}
        >
          {item.file === undefined || item.text === '' ? (
            <Words text={item.text}>{markdown(item.text)}</Words>
          ) : (
            <ShownFile file={item.file} name={item.text} />
          )}
          {seen !== undefined && (
            <p class="message__state">
              {seen === 'seen' ? (
                <CheckCheck size={13} aria-hidden="true" />
              ) : (
                <Check size={13} aria-hidden="true" />
              )}
              {t(`state.${seen}`)}
            </p>
          )}
        </Message>
      );
    case 'gesture':
      return (
        <Message
          kind={item.agent === desk.me.id ? 'own' : 'agent'}
          name={
            item.agent === desk.me.id
              ? t('by.you')
              : nameIn(transcript, desk.colleagues.value, item.agent)
          }
          picture={pictureIn(transcript, desk.colleagues.value, item.agent)}
          at={item.at}
          follows={false}
        >
          <GivenGesture given={item} />
        </Message>
      );
    case 'note':
      return (
        <Message
          kind="note"
          name={
            item.agent === desk.me.id
              ? t('by.you')
              : nameIn(transcript, desk.colleagues.value, item.agent)
          }
          at={item.at}
          follows={follows}
        >
          <NoteLabel />
          <NoteText text={item.text} mentioned={item.mentioned} />
        </Message>
      );
    case 'whisper': {
      const name = (id: string) =>
        id === desk.me.id ? t('by.you') : nameIn(transcript, desk.colleagues.value, id);
      return (
        <Message kind="note" name={name(item.agent)} at={item.at} follows={false}>
          <p class="message__note">
            <Lock size={12} aria-hidden="true" />
            {item.to === desk.me.id
              ? t('whisper.label')
              : t('whisper.labelTo', { to: name(item.to) })}
          </p>
          <Words text={item.text}>{markdown(item.text)}</Words>
        </Message>
      );
    }
    case 'aside': {
      const name = (id: string) =>
        id === desk.me.id ? t('by.you') : nameIn(transcript, desk.colleagues.value, id);
      const { asked, team } = item;
      const whom =
        desk.teams.value.find(({ id }) => id === team)?.name ?? asked?.map(name).join(', ') ?? '';
      return (
        <Message kind="note" name={name(item.agent)} at={item.at} follows={follows}>
          <p class="message__note">
            <Lock size={12} aria-hidden="true" />
            {asked === null
              ? t('aside.said', { question: questionOf(transcript, item.thread) })
              : team === null && asked.includes(desk.me.id)
                ? t('aside.askedYou')
                : t('aside.asked', { whom })}
          </p>
          <Words text={item.text}>{markdown(item.text)}</Words>
        </Message>
      );
    }
    case 'line': {
      const { event } = item;
      return (
        <>
          <div class="transcript__line">
            <p title={fullWords(item.at)}>
              {lineWords(
                event,
                (id) => nameIn(transcript, desk.colleagues.value, id),
                (id) => desk.teams.value.find((team) => team.id === id)?.name,
              )}{' '}
              <time dateTime={item.at}>{timeWords(item.at)}</time>
            </p>
            {item.why !== null && <WhyThis why={item.why} />}
            <WhoWasSkipped
              event={event}
              name={(id) => nameIn(transcript, desk.colleagues.value, id)}
            />
          </div>
          {event.type === 'accepted' && event.greeting !== '' && (
            <Message
              kind={event.agent.id === desk.me.id ? 'own' : 'agent'}
              name={event.agent.id === desk.me.id ? t('by.you') : event.agent.name}
              picture={event.agent.picture}
              at={item.at}
              follows={false}
            >
              <div class="message__text">{markdown(event.greeting)}</div>
            </Message>
          )}
        </>
      );
    }
  }
}

/** Why an agent was passed over, with names where it speaks of another agent. */
function whyWords(why: string, name: (id: string) => string): string {
  return why.replace(
    /^(after|the visitor knows) (\S+)$/,
    (_all, lead: string, id: string) => `${lead} ${name(id)}`,
  );
}

/** Why each other agent was not asked, for who wants to know. */
function WhoWasSkipped({
  event,
  name,
}: {
  readonly event: LineEvent;
  readonly name: (id: string) => string;
}) {
  if (event.type !== 'offered' && event.type !== 'alsoOffered' && event.type !== 'nobodyAsked') {
    return null;
  }
  const more = event.type === 'nobodyAsked' ? event.others : 0;
  if (event.skipped.length === 0) return null;
  return (
    <details class="skipped">
      <summary>
        <ChevronRight size={14} aria-hidden="true" />
        {t(event.type === 'nobodyAsked' ? 'skipped.nobody' : 'skipped.others')}
      </summary>
      <dl>
        {event.skipped.map(({ agent, why }) => (
          <div key={agent}>
            <dt>{name(agent)}</dt>
            <dd>{whyWords(why, name)}</dd>
          </div>
        ))}
      </dl>
      {more > 0 && <p class="quiet">{t('skipped.more', { n: more })}</p>}
    </details>
  );
}

/** A number as a telephone takes it: digits, and the + before them. */
export function dialled(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, '')}`;
}

const QUESTION_LENGTH = 60;

/** The question of a thread, shortened. */
function questionOf({ earlier, items }: Transcript, thread: number): string {
  const question = [...earlier, ...items].find(
    (item) => item.is === 'aside' && item.seq === thread,
  );
  const text = question?.is === 'aside' ? question.text : '';
  if (text === '') return t('aside.erased');
  return text.length <= QUESTION_LENGTH ? text : `${text.slice(0, QUESTION_LENGTH - 1)}…`;
}

function speakerOf(item: Item): string {
  switch (item.is) {
    case 'agent':
      return `agent ${item.agent}`;
    case 'note':
      return `note ${item.agent}`;
    case 'whisper':
      return `whisper ${item.agent}`;
    case 'aside':
      return item.asked === null ? `aside ${item.agent}` : `aside ${item.seq}`;
    case 'line':
    case 'gesture':
      return `line ${item.seq}`;
    case 'visitor':
    case 'bot':
      return item.is;
  }
}

import { Badge } from '@firsthand/shared/ui/small.tsx';
import { MessageCircleQuestion } from 'lucide-preact';
import { inBand } from '../asides.ts';
import { nameOf } from '../names.ts';
import type { Question } from '../wire.ts';
import { many, t } from '../words.ts';
import { Age } from './age.tsx';
import { useHere } from './here.ts';

/** What colleagues ask this agent, over the desk until it is settled. */
export function AskedBand() {
  const { desk } = useHere();
  const questions = inBand(desk.asked.value);
  const waiting = questions.filter(({ waits }) => waits).length;
  return (
    <section class="asks" aria-label={t('asked')} aria-live="polite">
      {questions.length > 0 && (
        <>
          <h2 class="asks__head">
            <MessageCircleQuestion size={16} aria-hidden="true" />
            {waiting > 0 ? many('asked.waiting', waiting) : t('asked.answered')}
          </h2>
          <ul class="asks__list">
            {questions.map((question) => (
              <li key={`${question.conversation} ${question.thread}`}>
                <Asked question={question} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Asked({ question }: { readonly question: Question }) {
  const { desk } = useHere();
  const { conversation, from, text, team, at, waits } = question;
  const visitor = desk.inbox.value.summaries.get(conversation)?.visitorName;
  return (
    <button
      type="button"
      class={`ask${waits ? ' ask--waits' : ''}`}
      aria-current={desk.selected.value === conversation ? 'true' : undefined}
      onClick={() => desk.select(conversation)}
    >
      <span class="ask__who">
        <strong>{nameOf(desk.colleagues.value, from)}</strong>
        <span class="quiet">
          {t('asked.about', { name: visitor ?? t('visitor.unknown') })} · <Age since={at} />
        </span>
        {team !== undefined && (
          <Badge>{desk.teams.value.find(({ id }) => id === team)?.name ?? team}</Badge>
        )}
        {!waits && <Badge tone="good">{t('asked.done')}</Badge>}
      </span>
      <span class="ask__text cut">{text === '' ? t('aside.erased') : text}</span>
    </button>
  );
}

import { Check, GraduationCap } from 'lucide-preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { percent } from '@firsthand/shared/ui/why.tsx';
import type { FaqAnswers, FaqEntry } from '../faq-answers.ts';
import { type Judged, JUDGEMENTS, judgeable, mayJudge } from '../judging.ts';
import type { Transcript } from '../transcript.ts';
import { t } from '../words.ts';
import { useHere } from './here.ts';

/** What the agent thinks of the bot's part, by one key or click; changed by another. */
export function JudgePanel({
  transcript,
  site,
  answers,
}: {
  readonly transcript: Transcript;
  readonly site: string;
  readonly answers: FaqAnswers;
}) {
  const { desk } = useHere();
  const heading = useId();
  const { conversation } = transcript;
  const of = judgeable(transcript);
  if (of === null) return null;
  const said = onItsWay(desk, conversation, of.turn) ?? transcript.judged.get(of.turn) ?? null;
  const entry = said?.entry ?? of.tried[0]?.entry;
  return (
    <section class="panel" aria-labelledby={heading}>
      <header class="panel__head">
        <h2 class="label" id={heading}>
          {t('judge')}
        </h2>
        <GraduationCap size={14} aria-hidden="true" />
      </header>
      <div class="judge" role="group" aria-labelledby={heading}>
        {JUDGEMENTS.map((judgement, i) => {
          const chosen = said?.judgement === judgement;
          return (
            <button
              key={judgement}
              type="button"
              class={`judge__choice${chosen ? ' judge__choice--chosen' : ''}`}
              aria-pressed={chosen}
              aria-keyshortcuts={String(i + 1)}
              disabled={!mayJudge(of, judgement)}
              onClick={() => desk.judge(conversation, of.turn, judgement)}
            >
              <kbd aria-hidden="true">{i + 1}</kbd>
              <span>{t(`judge.${judgement}`)}</span>
              {chosen && <Check size={14} aria-hidden="true" />}
            </button>
          );
        })}
      </div>
      {said?.judgement === 'BOT_COULD_HAVE_ANSWERED' && (
        <fieldset class="judge__entries">
          <legend class="label">{t('judge.which')}</legend>
          {of.tried.map((each) => (
            <label key={each.entry} class="judge__entry">
              <input
                type="radio"
                name={heading}
                checked={each.entry === entry}
                onChange={() =>
                  desk.judge(conversation, of.turn, 'BOT_COULD_HAVE_ANSWERED', each.entry)
                }
              />
              <span>{each.title}</span>
              <span class="quiet">{percent(each.confidence)}%</span>
            </label>
          ))}
          <OtherEntry
            site={site}
            answers={answers}
            chosen={of.tried.some((each) => each.entry === entry) ? '' : (entry ?? '')}
            onChoose={(other) =>
              desk.judge(conversation, of.turn, 'BOT_COULD_HAVE_ANSWERED', other)
            }
          />
        </fieldset>
      )}
      <p class="quiet">{said === null ? t('judge.why') : t('judge.thanks')}</p>
    </section>
  );
}

/** An entry that the bot had not considered. */
function OtherEntry({
  site,
  answers,
  chosen,
  onChoose,
}: {
  readonly site: string;
  readonly answers: FaqAnswers;
  readonly chosen: string;
  readonly onChoose: (entry: string) => void;
}) {
  const [entries, setEntries] = useState<readonly FaqEntry[]>([]);
  useEffect(() => {
    let wanted = true;
    void answers.all(site).then((all) => {
      if (wanted) setEntries(all);
    });
    return () => {
      wanted = false;
    };
  }, [answers, site]);
  if (entries.length === 0) return null;
  return (
    <select
      class="input input--select"
      aria-label={t('judge.other')}
      value={chosen}
      onChange={(event) => {
        if (event.currentTarget.value !== '') onChoose(event.currentTarget.value);
      }}
    >
      <option value="">{t('judge.other')}</option>
      {entries.map(({ id, question }) => (
        <option key={id} value={id}>
          {question}
        </option>
      ))}
    </select>
  );
}

/** The last judgement of a turn that the server has not answered yet. */
function onItsWay(
  desk: ReturnType<typeof useHere>['desk'],
  conversation: string,
  turn: number,
): Judged | null {
  const { command } =
    desk.outbox.value.findLast(
      ({ command }) =>
        command.type === 'judge' && command.conversation === conversation && command.turn === turn,
    ) ?? {};
  return command?.type === 'judge'
    ? { judgement: command.judgement, entry: command.entry ?? null }
    : null;
}

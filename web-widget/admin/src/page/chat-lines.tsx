import { markdown } from '@firsthand/shared/markdown.ts';
import { Badge } from '@firsthand/shared/ui/small.tsx';
import { percent } from '@firsthand/shared/ui/why.tsx';
import { ThumbsDown, ThumbsUp } from 'lucide-preact';
import type { ChatLine } from '../missed.ts';
import { useEffect, useRef } from 'preact/hooks';
import { type Key, t } from '../words.ts';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

const VERDICTS: Readonly<Record<string, Key>> = {
  ANSWER: 'missed.verdict.ANSWER',
  ASK_BACK: 'missed.verdict.ASK_BACK',
  REPHRASE: 'missed.verdict.REPHRASE',
  OFFER: 'missed.verdict.OFFER',
  SMALL_TALK: 'missed.verdict.SMALL_TALK',
};

/** What was said in a chat, with what the bot decided at each of its turns. */
export function ChatLines({
  lines,
  turn,
}: {
  readonly lines: readonly ChatLine[];
  /** The turn of the bot that is in question; it stands out. */
  readonly turn: number;
}) {
  const asked = useRef<HTMLLIElement>(null);
  useEffect(() => asked.current?.scrollIntoView({ block: 'nearest' }), [turn]);
  const days = lines.map((line) => day.format(Date.parse(line.at)));
  return (
    <ol class="lines">
      {lines.map((line, i) => [
        days[i] !== days[i - 1] && (
          <li key={days[i]} class="lines__day">
            {days[i]}
          </li>
        ),
        <li
          key={line.seq}
          ref={line.seq === turn ? asked : null}
          class={`line line--${line.who.toLowerCase()}${line.seq === turn ? ' line--asked' : ''}`}
        >
          <p class="line__head">
            <strong>{speaker(line)}</strong>{' '}
            <time dateTime={line.at}>{time.format(Date.parse(line.at))}</time>
            {line.seq === turn && <Badge tone="warn">{t('missed.thisTurn')}</Badge>}
          </p>
          <div class="line__text">
            {line.text === '' ? (
              <em class="quiet">{t('missed.erased')}</em>
            ) : line.who === 'BOT' ? (
              markdown(line.text)
            ) : (
              line.text
            )}
            {line.choices.length > 0 && (
              <ul>
                {line.choices.map((choice) => (
                  <li key={choice}>{choice}</li>
                ))}
              </ul>
            )}
          </div>
          {line.turn !== null && <Decided line={line} turn={line.turn} />}
        </li>,
      ])}
    </ol>
  );
}

function Decided({
  line,
  turn,
}: {
  readonly line: ChatLine;
  readonly turn: NonNullable<ChatLine['turn']>;
}) {
  const verdict = VERDICTS[turn.verdict];
  return (
    <p class="line__why quiet">
      {verdict === undefined ? turn.verdict : t(verdict)}
      {turn.confidence > 0 &&
        ` · ${t('missed.guess', { title: turn.title, percent: percent(turn.confidence) })}`}
      {line.helpful === true && <ThumbsUp size={14} aria-label={t('missed.thumbUp')} />}
      {line.helpful === false && <ThumbsDown size={14} aria-label={t('missed.thumbDown')} />}
    </p>
  );
}

function speaker(line: ChatLine): string {
  switch (line.who) {
    case 'VISITOR':
      return t('missed.visitor');
    case 'BOT':
      return t('missed.bot');
    case 'AGENT':
      return line.name === '' ? t('missed.agent') : line.name;
  }
}

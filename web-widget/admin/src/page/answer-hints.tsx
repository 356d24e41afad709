import { Badge } from '@firsthand/shared/ui/small.tsx';
import { type Hint, hints } from '../hints.ts';
import { many, t } from '../words.ts';

const TONES = { easy: 'good', fair: 'plain', hard: 'warn' } as const;

/** What strikes one about an answer while it is written; nothing in languages that we do not know. */
export function AnswerHints({
  answer,
  language,
}: {
  readonly answer: string;
  readonly language: string;
}) {
  const found = hints(answer, language);
  if (found.length === 0) return null;
  return (
    <ul class="hints" aria-label={t('hints')}>
      {found.map((hint) => (
        <li key={hint.is}>
          <HintShown hint={hint} />
        </li>
      ))}
    </ul>
  );
}

function HintShown({ hint }: { readonly hint: Hint }) {
  switch (hint.is) {
    case 'ease':
      return (
        <Badge tone={TONES[hint.ease]} title={t('hints.ease.title', { n: hint.score })}>
          {t(`hints.ease.${hint.ease}`)}
        </Badge>
      );
    case 'sentence':
      return <>{t('hints.sentence', { n: hint.words, begins: hint.begins })}</>;
    case 'long':
      return <>{many('hints.long', hint.words)}</>;
    case 'aboutUs':
      return <>{t('hints.aboutUs', { us: hint.us, you: hint.you })}</>;
    case 'aboutYou':
      return <Badge tone="good">{t('hints.aboutYou')}</Badge>;
  }
}

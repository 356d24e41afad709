import { Fragment } from 'preact';
import { listDiff, wordDiff } from '../diff.ts';
import type { FaqEntry } from '../faq.ts';
import { asField } from '../validity.ts';
import { type Key, t } from '../words.ts';

const TEXTS = ['question', 'answer', 'category', 'language', 'validFrom', 'validUntil'] as const;
const LISTS = ['phrasings', 'quickReplies'] as const;
const NAMES: Readonly<Record<(typeof TEXTS | typeof LISTS)[number], Key>> = {
  question: 'faq.question',
  answer: 'faq.answer',
  category: 'faq.category',
  language: 'faq.language',
  validFrom: 'faq.validFrom',
  validUntil: 'faq.validUntil',
  phrasings: 'faq.phrasings',
  quickReplies: 'faq.quickReplies',
};

/** What became of an entry, field by field; all of it where there is only one side. */
export function EntryDiff({
  before,
  after,
}: {
  readonly before: FaqEntry | null;
  readonly after: FaqEntry | null;
}) {
  const only = before === null || after === null;
  const of = (field: (typeof TEXTS)[number]) =>
    [shown(before, field), shown(after, field)] as const;
  return (
    <dl class="diff">
      {TEXTS.map((field) => {
        const [was, is] = of(field);
        return (
          was !== is && (
            <Fragment key={field}>
              <dt>{t(NAMES[field])}</dt>
              <dd class="diff__text">
                {only
                  ? was + is
                  : wordDiff(was, is).map(({ is: side, text }, i) =>
                      side === 'same' ? (
                        text
                      ) : (
                        // Stretches have no name of their own: their place is it.
                        // oxlint-disable-next-line react/no-array-index-key
                        <Side key={i} is={side} text={text} />
                      ),
                    )}
              </dd>
            </Fragment>
          )
        );
      })}
      {LISTS.map((field) => {
        const { gone, come } = listDiff(before?.[field] ?? [], after?.[field] ?? []);
        return (
          gone.length + come.length > 0 && (
            <Fragment key={field}>
              <dt>{t(NAMES[field])}</dt>
              <dd>
                <ul class="diff__list">
                  {gone.map((text) => (
                    <li key={`- ${text}`}>{only ? text : <Side is="gone" text={text} />}</li>
                  ))}
                  {come.map((text) => (
                    <li key={`+ ${text}`}>{only ? text : <Side is="new" text={text} />}</li>
                  ))}
                </ul>
              </dd>
            </Fragment>
          )
        );
      })}
    </dl>
  );
}

function shown(entry: FaqEntry | null, field: (typeof TEXTS)[number]): string {
  const value = entry?.[field] ?? null;
  return field === 'validFrom' || field === 'validUntil'
    ? asField(value).replace('T', ' ')
    : (value ?? '');
}

/** Told by more than its colour: struck through or underlined, and in words for those who listen. */
function Side({ is, text }: { readonly is: 'gone' | 'new'; readonly text: string }) {
  const Tag = is === 'gone' ? 'del' : 'ins';
  return (
    <Tag class={`diff__${is}`}>
      <span class="unseen">{t(is === 'gone' ? 'history.gone' : 'history.come')} </span>
      {text}
    </Tag>
  );
}

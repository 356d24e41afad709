import { Button, IconButton } from '@firsthand/shared/ui/button.tsx';
import { Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { ArrowLeft, ArrowRightLeft, Hand, MessagesSquare, SearchX } from 'lucide-preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { takesPart } from '../asides.ts';
import { isMine } from '../desk.ts';
import { below, type Draft } from '../drafts.ts';
import { faqAnswersOf } from '../faq-answers.ts';
import { nameOf } from '../names.ts';
import { mayPromise } from '../promises.ts';
import { unread } from '../transcript.ts';
import { mayLookAfter } from '../wall.ts';
import type { Spoken, Summary } from '../wire.ts';
import { t } from '../words.ts';
import { Age } from './age.tsx';
import { asideField, Asides, type GivenBack } from './asides.tsx';
import { HandoffCard, Profile } from './card.tsx';
import { JudgePanel } from './judge-panel.tsx';
import { Composer } from './composer.tsx';
import { HandingOn } from './handing-on.tsx';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';
import { Promised } from './promises.tsx';
import { TagBox } from './tag-box.tsx';
import { TalkHead } from './talk-head.tsx';
import { VisitorFile } from './visitor-file.tsx';
import { calls } from './calls.ts';
import { TranscriptView } from './transcript-view.tsx';

/** The conversation that is open, with everything that can be done about it. */
export function Conversation() {
  const { desk } = useHere();
  const conversation = desk.selected.value;
  if (conversation === null) {
    return (
      <main class="talk talk--empty">
        <h1 class="unseen">{t('product')}</h1>
        <Empty icon={MessagesSquare} title={t('talk.none')}>
          <p>{t('talk.none.text')}</p>
          <p>
            <kbd>J</kbd> <kbd>K</kbd> {t('talk.none.keys')} · <kbd>?</kbd> {t('talk.none.help')}
          </p>
        </Empty>
      </main>
    );
  }
  return <Open key={conversation} conversation={conversation} />;
}

function Open({ conversation }: { readonly conversation: string }) {
  const { desk, drafts, briefs, rest } = useHere();
  const draft = drafts.of(conversation);
  const [details, setDetails] = useState(false);
  const [focus, setFocus] = useState(0);
  const [givenBack, setGivenBack] = useState<GivenBack>({ thread: null, n: 0 });
  const answers = useMemo(() => faqAnswersOf(rest), [rest]);
  const summary = desk.inbox.value.summaries.get(conversation);
  const transcript = desk.transcripts.value.get(conversation) ?? unread(conversation);
  const mine = isMine(desk.inbox.value, summary);
  const advises =
    summary?.state === 'human' &&
    !mayLookAfter(desk.me.role) &&
    transcript.asides.some((aside) => takesPart(aside, transcript.owner, desk.me.id));
  const ring = desk.inbox.value.rings.find((each) => each.conversation === conversation);
  const card = transcript.card ?? ring?.card ?? null;
  const facts = card?.visitor ?? transcript.visitor;
  const visitorName = facts?.name ?? summary?.visitorName ?? transcript.visitorName;

  const taken = desk.taken.value === conversation && mine;
  useEffect(() => {
    if (taken) setFocus((n) => n + 1);
  }, [taken]);
  const talk = useRef<HTMLElement>(null);
  useEffect(() => {
    // What was done took its own button away: the focus stays in the chat.
    if (!mine && document.activeElement === document.body)
      talk.current?.querySelector<HTMLElement>('.transcript__scroll')?.focus();
  }, [mine]);
  const keepDraft = (next: Draft) => drafts.keep(conversation, next);
  useLayoutEffect(() =>
    calls.listen((call) => {
      switch (call) {
        case 'reply':
        case 'note':
          if (call === 'note' || mine || summary?.state === 'followUp')
            keepDraft({ ...drafts.of(conversation), mode: call });
          setFocus((n) => n + 1);
          return;
        case 'details':
          setDetails((shown) => !shown);
          return;
        case 'tag':
          setDetails(true);
          return;
      }
    }),
  );
  const use = (words: string) => {
    const now = drafts.of(conversation);
    keepDraft({ ...now, mode: 'reply', reply: below(now.reply, words) });
    setFocus((n) => n + 1);
  };
  /** Refused words come back to where they were written, so that nobody reads them who should not. */
  const giveBack = (words: Spoken) => {
    if (words.type === 'reply') {
      use(words.text);
      return;
    }
    const open = words.type === 'tellColleague' ? words.thread : null;
    if (open !== null && transcript.asides.some(({ seq }) => seq === open)) {
      const field = asideField(open);
      briefs.keep(field, conversation, below(briefs.of(field, conversation), words.text));
      setGivenBack(({ n }) => ({ thread: open, n: n + 1 }));
      return;
    }
    const now = drafts.of(conversation);
    keepDraft(
      words.type === 'whisper'
        ? { ...now, mode: 'whisper', whisper: below(now.whisper ?? '', words.text) }
        : {
            ...now,
            mode: 'note',
            note: below(now.note, words.text),
            mentioned: [
              ...(now.mentioned ?? []),
              ...(words.type === 'note' ? (words.mentioned ?? []) : []).map((id) => ({
                id,
                name: nameOf(desk.colleagues.value, id),
              })),
            ],
          },
    );
    setFocus((n) => n + 1);
  };
  const latest = useRef(giveBack);
  latest.current = giveBack;
  const handBack = useCallback((words: Spoken) => latest.current(words), []);
  const useEntry = (title: string) => {
    const entry = card?.tried.find((each) => each.title === title)?.entry ?? '';
    const said = transcript.items.findLast((item) => item.is === 'bot' && item.entry === entry);
    if (said?.is === 'bot') {
      use(said.text);
      return;
    }
    void answers.of(summary?.site ?? '', entry).then((answer) => use(answer ?? title));
  };

  if (desk.missing.value.has(conversation) && transcript.seq === 0) {
    return (
      <main class="talk talk--empty">
        <Empty icon={SearchX} title={t('talk.missing')}>
          <p>{t('talk.missing.text')}</p>
          <Button onClick={() => desk.select(null)}>{t('talk.back')}</Button>
        </Empty>
      </main>
    );
  }
  return (
    <>
      <main
        ref={talk}
        class="talk"
        aria-label={t('talk', { name: visitorName ?? t('visitor.unknown') })}
      >
        <TalkHead
          conversation={conversation}
          summary={summary}
          name={visitorName ?? t('visitor.unknown')}
          mine={mine}
          details={details}
          onDetails={() => setDetails(!details)}
        />
        {mine && <HandingOn transcript={transcript} />}
        <TranscriptView transcript={transcript} onGiveBackWords={handBack} />
        <Asides transcript={transcript} givenBack={givenBack} />
        {!mine && !advises && summary !== undefined && (
          <Watching summary={summary} ringing={ring !== undefined} />
        )}
        <Composer
          conversation={conversation}
          visitorName={visitorName ?? null}
          mayReply={mine || summary?.state === 'followUp'}
          mayWhisper={
            !mine &&
            mayLookAfter(desk.me.role) &&
            transcript.owner !== null &&
            transcript.owner !== desk.me.id
          }
          draft={draft}
          onDraft={keepDraft}
          focus={focus}
        />
      </main>
      <aside
        class={`side${details ? ' side--open' : ''}`}
        aria-label={t('side')}
        // Scrolling by keyboard needs the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <header class="side__head">
          <h2>{t('side')}</h2>
          <IconButton label={t('side.close')} icon={ArrowLeft} onClick={() => setDetails(false)} />
        </header>
        {card === null ? (
          transcript.caughtUp ? (
            <p class="quiet side__none">{t('side.none')}</p>
          ) : (
            <Skeleton lines={3} label={t('loading')} />
          )
        ) : (
          <>
            <HandoffCard
              card={card}
              waits={summary?.state === 'queued' || summary?.state === 'ringing'}
              onUse={mine ? useEntry : undefined}
            />
            <JudgePanel transcript={transcript} site={summary?.site ?? ''} answers={answers} />
          </>
        )}
        {facts !== null && <Profile facts={facts} there={transcript.visitorThere} />}
        <Promised
          conversation={conversation}
          promises={[...transcript.promises.values()]}
          act={mine || (summary !== undefined && mayPromise(summary))}
        />
        <TagBox conversation={conversation} />
        <VisitorFile conversation={conversation} />
        {summary !== undefined && <About summary={summary} />}
      </aside>
    </>
  );
}

/** Over the composer of a chat that is not ours: what we may do. */
function Watching({ summary, ringing }: { readonly summary: Summary; readonly ringing: boolean }) {
  const { desk } = useHere();
  const { conversation, state } = summary;
  const taking = desk.outbox.value.some(
    ({ command }) =>
      (command.type === 'take' || command.type === 'takeOver') &&
      command.conversation === conversation,
  );
  const looksAfter = mayLookAfter(desk.me.role);
  const mayGive = state === 'queued' || state === 'ringing' || state === 'human';
  const mayTake =
    state === 'bot' || state === 'queued' || state === 'followUp' || state === 'closed';
  return (
    <div class="watching">
      <p>{ringing ? t('watching.rings') : t(`watching.${state}`)}</p>
      {ringing ? (
        <Button kind="primary" onClick={() => desk.accept(conversation)}>
          {t('ring.accept')}
        </Button>
      ) : mayTake ? (
        <Button kind="primary" icon={Hand} busy={taking} onClick={() => desk.take(conversation)}>
          {state === 'closed' ? t('do.reopen') : t('do.take')}
        </Button>
      ) : (
        looksAfter && (
          <Button icon={Hand} busy={taking} onClick={() => desk.takeOver(conversation)}>
            {t('do.take')}
          </Button>
        )
      )}
      {looksAfter && !ringing && mayGive && (
        <Button icon={ArrowRightLeft} onClick={() => dialog.show({ is: 'reassign', conversation })}>
          {t('do.reassign')}
        </Button>
      )}
    </div>
  );
}

function About({ summary }: { readonly summary: Summary }) {
  const { desk } = useHere();
  return (
    <section class="panel" aria-label={t('about')}>
      <header class="panel__head">
        <h2 class="label">{t('about')}</h2>
      </header>
      <dl class="facts">
        <div>
          <dt>{t('about.site')}</dt>
          <dd>{summary.site}</dd>
        </div>
        {typeof summary.agent === 'string' && (
          <div>
            <dt>{t('about.agent')}</dt>
            <dd>{nameOf(desk.colleagues.value, summary.agent)}</dd>
          </div>
        )}
        <div>
          <dt>{t('about.last')}</dt>
          <dd>
            <Age since={summary.lastAt} />
          </dd>
        </div>
        <div>
          <dt>{t('about.id')}</dt>
          <dd class="code">{summary.conversation}</dd>
        </div>
      </dl>
    </section>
  );
}

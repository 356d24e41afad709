import { Button } from '@firsthand/shared/ui/button.tsx';
import { AtSign, Ear, Lock, Send, Slash } from 'lucide-preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { below, type Draft, type Mode } from '../drafts.ts';
import { MOST_MENTIONED, mentionedIn, peopleFor } from '../mentions.ts';
import { t } from '../words.ts';
import { AttachButton, Tray, useAttachments } from './attachments.tsx';
import { useCanned } from './canned-list.tsx';
import { HeldBack } from './held-back.tsx';
import { useHere } from './here.ts';
import { useMentions } from './mention-list.tsx';

interface ComposerProps {
  readonly conversation: string;
  readonly visitorName: string | null;
  /** Whether the agent may speak to the visitor; notes may always be written. */
  readonly mayReply: boolean;
  /** Whether there is an agent to whom something may be said in private. */
  readonly mayWhisper: boolean;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** Raised to bring the focus here. */
  readonly focus: number;
}

const LONGEST = 4000;
const WARN_FROM = 3600;
const TYPING_EVERY_MS = 3000;
const TYPING_STOPS_MS = 4000;
const TALLEST_PX = 220;

const PLACEHOLDERS = {
  reply: 'composer.placeholder',
  note: 'composer.notePlaceholder',
  whisper: 'composer.whisperPlaceholder',
} as const;
const SENDS = {
  reply: 'composer.send',
  note: 'composer.addNote',
  whisper: 'composer.sendWhisper',
} as const;

/** What may be written here, as near to what was wanted as it can be. */
function modeOf(wanted: Mode, mayReply: boolean, mayWhisper: boolean): Mode {
  if (mayReply) return wanted === 'whisper' ? 'reply' : wanted;
  return mayWhisper && wanted !== 'note' ? 'whisper' : 'note';
}

/** Where an agent writes: to the visitor, or a note to colleagues; the two never look alike. */
export function Composer({
  conversation,
  visitorName,
  mayReply,
  mayWhisper,
  draft,
  onDraft,
  focus,
}: ComposerProps) {
  const { desk } = useHere();
  const mode = modeOf(draft.mode, mayReply, mayWhisper);
  const text = draft[mode] ?? '';
  const area = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(0);
  const attachments = useAttachments(conversation);
  /** The conversation in which all is sent as soon as its last file is there. */
  const [due, setDue] = useState('');
  const typing = useTyping(conversation, mode === 'reply');

  useLayoutEffect(() => {
    const box = area.current;
    if (box === null) return;
    box.style.blockSize = 'auto';
    box.style.blockSize = `${Math.min(TALLEST_PX, box.scrollHeight + 2)}px`;
  }, [text, mode, conversation]);
  useLayoutEffect(() => {
    // At once: what is typed after the key goes here, and is no shortcut.
    if (focus > 0) area.current?.focus();
  }, [focus]);

  const write = (next: string) => onDraft({ ...draft, mode, [mode]: next });
  const stand = (to: number) => {
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(to, to);
      setCursor(to);
    });
  };
  const canned = useCanned({
    text,
    cursor,
    visitorName,
    onText(words, to) {
      write(words);
      stand(to);
    },
  });
  const chosen = draft.mentioned ?? [];
  const mentions = useMentions(mode === 'note' ? text : '', cursor, (note, to, picked) => {
    onDraft({ ...draft, mode, note, mentioned: [...chosen, picked] });
    stand(to);
  });
  const named =
    mode === 'note'
      ? mentionedIn(text, peopleFor(desk.me.id, desk.colleagues.value, chosen), chosen)
      : [];
  const tooMany = named.length > MOST_MENTIONED;
  const send = () => {
    const words = text.trim();
    if (words.length > LONGEST || tooMany) return;
    if (mode === 'reply' && attachments.going) return setDue(conversation);
    setDue('');
    if (mode === 'reply') {
      for (const { id, name } of attachments.take()) desk.reply(conversation, name, id);
    }
    if (words === '') return;
    if (mode === 'note') desk.note(conversation, words, named);
    else if (mode === 'whisper') desk.whisper(conversation, words);
    else desk.reply(conversation, words);
    typing.stop();
    onDraft({
      ...draft,
      mode: mayReply ? 'reply' : mode,
      [mode]: '',
      ...(mode === 'note' ? { mentioned: [] } : {}),
    });
    area.current?.focus();
  };
  useEffect(() => {
    if (due === conversation && !attachments.going) send();
  }, [due, conversation, attachments.going]);
  const keys = (event: KeyboardEvent) => {
    if (event.isComposing || canned.keys(event) || mentions.keys(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      send();
    }
  };
  const switchTo = (wanted: Mode) => {
    onDraft({ ...draft, mode: wanted });
    area.current?.focus();
  };

  const left = LONGEST - text.length;
  return (
    <section
      class={`composer composer--${mode === 'reply' ? 'reply' : 'note'}`}
      aria-label={t(`composer.${mode}`)}
    >
      <div class="composer__modes" role="radiogroup" aria-label={t('composer.whom')}>
        {mayReply && (
          <button
            type="button"
            role="radio"
            aria-checked={mode === 'reply'}
            class="composer__mode"
            title={t('composer.replyTip')}
            onClick={() => switchTo('reply')}
          >
            <Send size={14} aria-hidden="true" />
            {t('composer.reply')}
          </button>
        )}
        <button
          type="button"
          role="radio"
          aria-checked={mode === 'note'}
          class="composer__mode composer__mode--note"
          title={t('composer.noteTip')}
          onClick={() => switchTo('note')}
        >
          <Lock size={14} aria-hidden="true" />
          {t('composer.note')}
        </button>
        {mayWhisper && (
          <button
            type="button"
            role="radio"
            aria-checked={mode === 'whisper'}
            class="composer__mode composer__mode--note"
            onClick={() => switchTo('whisper')}
          >
            <Ear size={14} aria-hidden="true" />
            {t('composer.whisper')}
          </button>
        )}
        <span class="composer__whom quiet">
          {mode === 'note'
            ? t('composer.onlyTeam')
            : mode === 'whisper'
              ? t('composer.onlyAgent')
              : t('composer.toVisitor', { name: visitorName ?? t('visitor.unknown') })}
        </span>
      </div>
      {canned.shown}
      {mentions.shown}
      {!mayReply && draft.reply.trim() !== '' && (
        <HeldBack
          reply={draft.reply}
          onMove={() => {
            onDraft({ ...draft, mode: 'note', reply: '', note: below(draft.note, draft.reply) });
            area.current?.focus();
          }}
          onDiscard={() => {
            onDraft({ ...draft, reply: '' });
            area.current?.focus();
          }}
        />
      )}
      {mode === 'reply' && <Tray attachments={attachments} />}
      <textarea
        ref={area}
        class="composer__area"
        rows={2}
        value={text}
        aria-label={t(`composer.${mode}Label`)}
        placeholder={t(PLACEHOLDERS[mode])}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(mentions.shown === null ? canned.field : mentions.field)}
        onInput={(event) => {
          write(event.currentTarget.value);
          setCursor(event.currentTarget.selectionStart);
          canned.typed();
          mentions.typed();
          typing.touch(event.currentTarget.value);
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onKeyDown={keys}
        onDragOver={(event) => {
          if (mode === 'reply' && event.dataTransfer?.types.includes('Files'))
            event.preventDefault();
        }}
        onDrop={(event) => {
          if (mode === 'reply' && attachments.pick(event.dataTransfer?.files))
            event.preventDefault();
        }}
        onPaste={(event) => {
          if (mode === 'reply' && attachments.pick(event.clipboardData?.files)) {
            event.preventDefault();
          }
        }}
      />
      <footer class="composer__foot">
        <span class="quiet composer__hint">
          <span>
            <Slash size={12} aria-hidden="true" /> {t('composer.cannedHint')}
          </span>
          {mode === 'note' && (
            <span>
              <AtSign size={12} aria-hidden="true" /> {t('mention.tip')}
            </span>
          )}
          <span>{t('composer.markdown')}</span>
        </span>
        {text.length > WARN_FROM && (
          <span class={left < 0 ? 'composer__over' : 'quiet'} role="status">
            {left < 0 ? t('composer.over', { n: -left }) : t('composer.left', { n: left })}
          </span>
        )}
        {tooMany && (
          <span class="composer__over" role="status">
            {t('mention.tooMany', { n: MOST_MENTIONED })}
          </span>
        )}
        {mode === 'reply' && <AttachButton attachments={attachments} />}
        <Button
          kind="primary"
          icon={mode === 'reply' ? Send : Lock}
          disabled={
            left < 0 ||
            tooMany ||
            (text.trim() === '' && (mode !== 'reply' || attachments.picked.length === 0))
          }
          onClick={send}
        >
          {t(SENDS[mode])}
        </Button>
      </footer>
    </section>
  );
}

/** Tells the visitor that the agent types, seldom; and that they have stopped. */
function useTyping(conversation: string, on: boolean) {
  const { desk } = useHere();
  const last = useRef(0);
  const stops = useRef<ReturnType<typeof setTimeout>>();
  const stop = useCallback(() => {
    clearTimeout(stops.current);
    if (last.current === 0) return;
    last.current = 0;
    desk.typing(conversation, false);
  }, [desk, conversation]);
  useEffect(() => stop, [stop, on]);
  return {
    stop,
    touch(text: string) {
      if (!on) return;
      if (text.trim() === '') {
        stop();
        return;
      }
      const now = performance.now();
      if (last.current === 0 || now - last.current > TYPING_EVERY_MS) {
        last.current = now;
        desk.typing(conversation, true);
      }
      clearTimeout(stops.current);
      stops.current = setTimeout(stop, TYPING_STOPS_MS);
    },
  };
}

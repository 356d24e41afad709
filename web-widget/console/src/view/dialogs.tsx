import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { TextField } from '@firsthand/shared/ui/field.tsx';
import { useEffect, useState } from 'preact/hooks';
import { KEY_LIST } from '../keys.ts';
import type { PromisesAtClose } from '../wire.ts';
import { promiseWords, t } from '../words.ts';
import { AlertsDialog } from './alerts-dialog.tsx';
import { BlockDialog } from './blocking.tsx';
import { CloseMany } from './close-many-dialog.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { GestureDialog } from './gesture-dialog.tsx';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';
import { GiveBack } from './give-back-dialog.tsx';
import { Due } from './due.tsx';
import { Overdue } from './overdue-dialog.tsx';
import { Palette } from './palette.tsx';
import { PractiseDialog } from './practise-dialog.tsx';
import { PromiseDialog } from './promises.tsx';
import { Responses } from './responses-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { Reassign } from './reassign-dialog.tsx';

/** The dialog that is open, if any. */
export function Dialogs() {
  const open = dialog.open.value;
  switch (open.is) {
    case 'none':
      return null;
    case 'keys':
      return <Keys />;
    case 'palette':
      return <Palette />;
    case 'practise':
      return <PractiseDialog />;
    case 'responses':
      return <Responses visitorName={open.visitorName} begun={open.begun} />;
    case 'closeMany':
      return <CloseMany conversations={open.conversations} />;
    case 'alerts':
      return <AlertsDialog />;
    case 'away':
      return <Away />;
    case 'limit':
      return <Limit />;
    case 'decline':
      return <Decline conversation={open.conversation} />;
    case 'transfer':
      return <TransferDialog conversation={open.conversation} to={open.to} />;
    case 'ask':
      return <AskDialog conversation={open.conversation} />;
    case 'reassign':
      return <Reassign conversation={open.conversation} />;
    case 'close':
      return <Close conversation={open.conversation} />;
    case 'promise':
      return <PromiseDialog conversation={open.conversation} moved={open.moved} />;
    case 'block':
      return <BlockDialog conversation={open.conversation} />;
    case 'overdue':
      return <Overdue />;
    case 'gesture':
      return <GestureDialog conversation={open.conversation} />;
    case 'giveBack':
      return <GiveBack conversation={open.conversation} />;
  }
}

const close = () => dialog.close();

function Cancel() {
  return (
    <Button kind="quiet" onClick={close}>
      {t('cancel')}
    </Button>
  );
}

function Keys() {
  return (
    <Dialog title={t('keys')} onClose={close} closeLabel={t('dismiss')}>
      <dl class="keys">
        {KEY_LIST.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{t('keys.foot')}</p>
    </Dialog>
  );
}

const AWAY_REASONS = ['break', 'meeting', 'after', 'done'] as const;

function Away() {
  const { desk } = useHere();
  const [reason, setReason] = useState('');
  const go = (why: string) => {
    desk.setStatus('away', why === '' ? undefined : why);
    close();
  };
  return (
    <Dialog
      title={t('away')}
      onClose={close}
      closeLabel={t('dismiss')}
      onSubmit={() => go(reason.trim())}
      footer={
        <>
          <Cancel />
          <Button kind="primary" type="submit">
            {t('away.do')}
          </Button>
        </>
      }
    >
      <p class="quiet">{t('away.text')}</p>
      <div class="chips">
        {AWAY_REASONS.map((each) => (
          <Button key={each} onClick={() => go(t(`away.${each}`))}>
            {t(`away.${each}`)}
          </Button>
        ))}
      </div>
      <TextField
        label={t('away.own')}
        value={reason}
        onText={setReason}
        maxLength={100}
        autocomplete="off"
      />
    </Dialog>
  );
}

const DECLINE_REASONS = ['busy', 'language', 'colleague', 'pause'] as const;

/** Why not: one word or one's own. It closes by itself when it rings no more. */
function Decline({ conversation }: { readonly conversation: string }) {
  const { desk } = useHere();
  const [reason, setReason] = useState('');
  const rings = desk.inbox.value.rings.some(
    (each) => each.conversation === conversation && each.answer === 'none',
  );
  useEffect(() => {
    if (!rings) close();
  }, [rings]);
  const go = (why: string) => {
    desk.decline(conversation, why === '' ? undefined : why);
    close();
  };
  return (
    <Dialog
      title={t('decline')}
      onClose={close}
      closeLabel={t('dismiss')}
      onSubmit={() => go(reason.trim())}
      footer={
        <>
          <Cancel />
          <Button kind="primary" type="submit">
            {t('decline.do')}
          </Button>
        </>
      }
    >
      <p class="quiet">{t('decline.text')}</p>
      <div class="chips">
        {DECLINE_REASONS.map((each) => (
          <Button key={each} onClick={() => go(t(`decline.${each}`))}>
            {t(`decline.${each}`)}
          </Button>
        ))}
      </div>
      <TextField
        label={t('decline.own')}
        value={reason}
        onText={setReason}
        maxLength={200}
        autocomplete="off"
      />
    </Dialog>
  );
}

/** Fewer chats at a time for the rest of the day. */
function Limit() {
  const { desk } = useHere();
  const capacity = desk.capacity.value;
  const choose = (limit: number | null) => {
    desk.setLimit(limit);
    close();
  };
  return (
    <Dialog title={t('limit')} onClose={close} closeLabel={t('dismiss')} footer={<Cancel />}>
      <p class="quiet">{t('limit.text', { capacity })}</p>
      <div class="chips">
        {Array.from({ length: Math.max(0, Math.min(capacity - 1, 20)) }, (_none, i) => (
          <Button key={i} aria-pressed={desk.limit.value === i + 1} onClick={() => choose(i + 1)}>
            {t('limit.some', { n: i + 1 })}
          </Button>
        ))}
        <Button aria-pressed={desk.limit.value === null} onClick={() => choose(null)}>
          {t('limit.all', { n: capacity })}
        </Button>
      </div>
    </Dialog>
  );
}

const CLOSE_REASONS = ['solved', 'left', 'elsewhere', 'spam'] as const;

function Close({ conversation }: { readonly conversation: string }) {
  const { desk } = useHere();
  const [reason, setReason] = useState<string>('solved');
  const [own, setOwn] = useState('');
  const open = [...(desk.transcripts.value.get(conversation)?.promises.values() ?? [])];
  const aside = desk.inbox.value.summaries.get(conversation)?.state !== 'followUp';
  const [promises, setPromises] = useState<PromisesAtClose>(aside ? 'followUp' : 'kept');
  return (
    <Dialog
      title={t('close')}
      onClose={close}
      closeLabel={t('dismiss')}
      onSubmit={() => {
        desk.close(
          conversation,
          reason === 'own' && own.trim() !== '' ? own.trim() : reason,
          open.length === 0 ? undefined : promises,
        );
        close();
      }}
      footer={
        <>
          <Cancel />
          <Button kind="primary" type="submit">
            {t('close.do')}
          </Button>
        </>
      }
    >
      <p class="quiet">{t('close.text')}</p>
      {open.length > 0 && (
        <fieldset class="radios">
          <legend class="field__label">{t('close.promises')}</legend>
          <ul class="promised">
            {open.map((promise) => (
              <li key={promise.id}>
                {promiseWords(promise)} <Due due={promise.due} />
              </li>
            ))}
          </ul>
          {(aside ? (['followUp', 'kept'] as const) : (['kept'] as const)).map((each) => (
            <label key={each} class="radio">
              <input
                type="radio"
                name="promises"
                checked={promises === each}
                onChange={() => setPromises(each)}
              />
              {t(`close.promises.${each}`)}
            </label>
          ))}
        </fieldset>
      )}
      <fieldset class="radios">
        <legend class="field__label">{t('close.why')}</legend>
        {[...CLOSE_REASONS, 'own' as const].map((each) => (
          <label key={each} class="radio">
            <input
              type="radio"
              name="reason"
              checked={reason === each}
              onChange={() => setReason(each)}
            />
            {t(`close.${each}`)}
          </label>
        ))}
      </fieldset>
      {reason === 'own' && (
        <TextField
          label={t('close.ownLabel')}
          value={own}
          onText={setOwn}
          maxLength={100}
          autocomplete="off"
        />
      )}
    </Dialog>
  );
}

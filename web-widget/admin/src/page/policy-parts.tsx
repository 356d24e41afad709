import { isObject } from '@firsthand/shared/decode.ts';
import { type Problem } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { TextField } from '@firsthand/shared/ui/field.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { percent } from '@firsthand/shared/ui/why.tsx';
import { Split, TriangleAlert } from 'lucide-preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import { useHere } from '../here.ts';
import {
  changes,
  isShare,
  type Policy,
  type PolicyField,
  policyVersion,
  type PolicyVersion,
  type Rule,
} from '../policy.ts';
import { asSent, isOwn, ruleChanges } from '../rules.ts';
import type { Wish } from '../trial.ts';
import { t } from '../words.ts';
import { TrialForm } from './trial-form.tsx';

/** A policy that is being worked on. */
export interface Draft {
  readonly wanted: Policy;
  readonly basedOn: PolicyVersion;
  readonly problem: Problem | null;
  /** What somebody else saved in the meantime. */
  readonly newer: PolicyVersion | null;
  readonly busy: boolean;
  readonly isChanged: boolean;
  change(wanted: Policy): void;
  undo(): void;
  /** Goes on from what somebody else saved, with one's own changes to the part that one edits. */
  keepMine(): void;
  /** Takes the word of the preview that was shown last. */
  readonly seen: (word: string) => void;
  save(name: string, comment: string): void;
  /** Tries it on a share of the chats. */
  tryOut(name: string, comment: string, wish: Wish): void;
}

interface Sent extends Partial<Wish> {
  readonly name: string;
  readonly comment: string;
}

/** A draft of a site's policy; `merge` puts one's own part on top of another's policy. */
export function useDraft(
  path: string,
  current: PolicyVersion,
  merge: (theirs: Policy, mine: Policy) => Policy,
  onSaved: () => void,
): Draft {
  const { rest } = useHere();
  const [wanted, setWanted] = useState<Policy>(current.policy);
  const [basedOn, setBasedOn] = useState(current);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [newer, setNewer] = useState<PolicyVersion | null>(null);
  const [busy, setBusy] = useState(false);
  const word = useRef('');
  const seen = useCallback((next: string) => {
    word.current = next;
  }, []);
  const send = (to: string, what: Sent, done: 'thresholds.saved' | 'try.begun') => {
    setBusy(true);
    const body = {
      ...what,
      name: what.name.trim(),
      comment: what.comment.trim(),
      basedOn: basedOn.version,
      policy: asSent(wanted),
      seen: word.current,
    };
    void rest
      .request('POST', to, () => null, body)
      .then((answer) => {
        setBusy(false);
        if (answer.ok) {
          toast(t(done), 'good');
          onSaved();
          return;
        }
        setProblem(answer.problem);
        setNewer(answer.problem.code === 'STALE_VERSION' ? newerIn(answer.problem) : null);
      });
  };
  return {
    seen,
    wanted,
    basedOn,
    problem,
    newer,
    busy,
    isChanged:
      changes(basedOn.policy, wanted).length > 0 || ruleChanges(basedOn.policy, wanted).length > 0,
    change(next) {
      setProblem(null);
      setWanted(next);
    },
    undo() {
      setProblem(null);
      setWanted(basedOn.policy);
    },
    keepMine() {
      if (newer === null) return;
      setWanted(merge(newer.policy, wanted));
      setBasedOn(newer);
      setNewer(null);
      setProblem(null);
    },
    save(name, comment) {
      send(path, { name, comment }, 'thresholds.saved');
    },
    tryOut(name, comment, wish) {
      send(`${path}/trial`, { name, comment, ...wish }, 'try.begun');
    },
  };
}

function newerIn(problem: Problem): PolicyVersion | null {
  try {
    return isObject(problem.body) ? policyVersion(problem.body['current'], 'current') : null;
  } catch {
    return null;
  }
}

interface SaveFormProps {
  readonly draft: Draft;
  readonly isSound: boolean;
  readonly onTakeTheirs: () => void;
  /** Whether a version is tried already, so that nothing is saved; null where nothing is tried. */
  readonly trying?: boolean | null;
}

/** What changes, what it is for, and saving it; or what somebody else saved first. */
export function SaveForm({ draft, isSound, onTakeTheirs, trying = null }: SaveFormProps) {
  const [asks, setAsks] = useState(false);
  const [name, setName] = useState('');
  const [comment, setComment] = useState('');
  const { wanted, basedOn, newer } = draft;
  const canSave = draft.isChanged && isSound && newer === null && trying !== true;
  return (
    <>
      {newer !== null && (
        <div class="clash" role="alert">
          <p>
            <TriangleAlert size={16} aria-hidden="true" />
            {t('clash', { author: newer.author, version: newer.version })}
          </p>
          <div class="clash__both">
            <div>
              <h3>{t('clash.theirs')}</h3>
              <Changes from={basedOn.policy} to={newer.policy} />
            </div>
            <div>
              <h3>{t('clash.yours')}</h3>
              <Changes from={basedOn.policy} to={wanted} />
            </div>
          </div>
          <div class="row">
            <Button onClick={onTakeTheirs}>{t('clash.takeTheirs')}</Button>
            <Button kind="primary" onClick={draft.keepMine}>
              {t('clash.keepMine')}
            </Button>
          </div>
        </div>
      )}
      <form
        class="save"
        onSubmit={(event) => {
          event.preventDefault();
          draft.save(name, comment);
        }}
      >
        <div class="save__changes">
          {draft.isChanged ? (
            <Changes from={basedOn.policy} to={wanted} />
          ) : (
            <p class="quiet">{t('thresholds.same', { version: basedOn.version })}</p>
          )}
        </div>
        <TextField
          label={t('thresholds.name')}
          hint={t('thresholds.nameHint')}
          value={name}
          onText={setName}
          maxLength={80}
          autocomplete="off"
        />
        <TextField
          label={t('thresholds.comment')}
          hint={t('thresholds.commentHint')}
          value={comment}
          onText={setComment}
          maxLength={200}
          autocomplete="off"
        />
        <div class="row">
          <Button disabled={!draft.isChanged} onClick={draft.undo}>
            {t('thresholds.undo')}
          </Button>
          <Button kind="primary" type="submit" busy={draft.busy} disabled={!canSave}>
            {t('thresholds.save')}
          </Button>
          {trying === false && (
            <Button icon={Split} disabled={!canSave} onClick={() => setAsks(true)}>
              {t('try')}
            </Button>
          )}
        </div>
        {trying === true && <p class="quiet">{t('try.running')}</p>}
      </form>
      {asks && (
        <TrialForm
          busy={draft.busy}
          onBegin={(wish) => {
            setAsks(false);
            draft.tryOut(name, comment, wish);
          }}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

/** A number of a policy as it is read. */
export function shown(field: PolicyField, value: number): string {
  return isShare(field) ? `${percent(value)}%` : String(value);
}

/** A rule's name in words. */
export function ruleInWords(rule: Rule): string {
  return isOwn(rule) ? rule.name : t(`reason.${rule.reason}`);
}

/** What differs between two policies, in words. */
export function Changes({ from, to }: { readonly from: Policy; readonly to: Policy }) {
  const numbers = changes(from, to);
  const rules = ruleChanges(from, to);
  if (numbers.length + rules.length === 0) return <p class="quiet">{t('versions.noChange')}</p>;
  return (
    <ul class="changes">
      {numbers.map((change) => (
        <li key={change.field}>
          {t(`field.${change.field}`)} <del>{shown(change.field, change.from)}</del>{' '}
          <span aria-hidden="true">→</span> <ins>{shown(change.field, change.to)}</ins>
        </li>
      ))}
      {rules.map(({ how, rule }) => (
        <li key={`${how} ${rule === null ? '' : ruleInWords(rule)}`}>
          {t(`rules.${how}`, { rule: rule === null ? '' : ruleInWords(rule) })}
        </li>
      ))}
    </ul>
  );
}

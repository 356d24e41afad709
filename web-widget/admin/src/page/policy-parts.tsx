import { isObject } from '@firsthand/shared/decode.ts';
import { type Problem } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { TextField } from '@firsthand/shared/ui/field.tsx';
import { Badge } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { percent } from '@firsthand/shared/ui/why.tsx';
import { History, TriangleAlert } from 'lucide-preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import { useHere } from '../here.ts';
import {
  changes,
  FIELDS,
  isShare,
  type Policy,
  type PolicyField,
  policyVersion,
  type PolicyVersion,
  type Rule,
} from '../policy.ts';
import { asSent, isOwn, ruleChanges } from '../rules.ts';
import { t } from '../words.ts';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

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
  save(comment: string): void;
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
    save(comment) {
      setBusy(true);
      const body = {
        basedOn: basedOn.version,
        comment: comment.trim(),
        policy: asSent(wanted),
        seen: word.current,
      };
      void rest
        .request('POST', path, () => null, body)
        .then((answer) => {
          setBusy(false);
          if (answer.ok) {
            toast(t('thresholds.saved'), 'good');
            onSaved();
            return;
          }
          setProblem(answer.problem);
          setNewer(answer.problem.code === 'STALE_VERSION' ? newerIn(answer.problem) : null);
        });
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
}

/** What changes, what it is for, and saving it; or what somebody else saved first. */
export function SaveForm({ draft, isSound, onTakeTheirs }: SaveFormProps) {
  const [comment, setComment] = useState('');
  const { wanted, basedOn, newer } = draft;
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
          draft.save(comment);
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
          <Button
            kind="primary"
            type="submit"
            busy={draft.busy}
            disabled={!draft.isChanged || !isSound || newer !== null}
          >
            {t('thresholds.save')}
          </Button>
        </div>
      </form>
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

function Changes({ from, to }: { readonly from: Policy; readonly to: Policy }) {
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

interface VersionsProps {
  readonly path: string;
  readonly current: PolicyVersion;
  readonly versions: readonly PolicyVersion[];
  readonly onSaved: () => void;
  /** Puts a version where it can be compared with the one in force. */
  readonly onCompare?: (policy: Policy) => void;
}

/** All versions of a policy, each with what it changed, and the way back to it. */
export function Versions({ path, current, versions, onSaved, onCompare }: VersionsProps) {
  const { rest } = useHere();
  const [busy, setBusy] = useState<number | null>(null);
  const restore = (old: PolicyVersion) => {
    setBusy(old.version);
    const body = {
      basedOn: current.version,
      comment: t('versions.restoredComment', { version: old.version }),
      policy: asSent(old.policy),
    };
    void rest
      .request('POST', path, () => null, body)
      .then((answer) => {
        setBusy(null);
        if (answer.ok) toast(t('versions.restored', { version: old.version }), 'good');
        else toast(answer.problem.detail, 'bad');
        onSaved();
      });
  };
  return (
    <section class="card" aria-labelledby="versions">
      <h2 id="versions">
        <History size={18} aria-hidden="true" /> {t('versions')}
      </h2>
      <ol class="versions">
        {versions.map((version, i) => {
          const before = versions[i + 1];
          return (
            <li key={version.version} class="version">
              <div class="version__head">
                <strong>{t('versions.number', { n: version.version })}</strong>
                {version.version === current.version && (
                  <Badge tone="good">{t('versions.current')}</Badge>
                )}
                <span class="quiet">
                  {version.author === ''
                    ? moment.format(Date.parse(version.at))
                    : t('versions.by', {
                        author: version.author,
                        at: moment.format(Date.parse(version.at)),
                      })}
                </span>
              </div>
              {version.comment !== '' && <p>{version.comment}</p>}
              {before === undefined ? (
                <p class="quiet">
                  {FIELDS.map(
                    (field) => `${t(`field.${field}`)} ${shown(field, version.policy[field])}`,
                  ).join(' · ')}
                </p>
              ) : (
                <Changes from={before.policy} to={version.policy} />
              )}
              {version.version !== current.version && (
                <div class="version__do">
                  {onCompare !== undefined && (
                    <Button
                      small
                      aria-label={t('versions.compareLabel', { version: version.version })}
                      onClick={() => onCompare(version.policy)}
                    >
                      {t('versions.compare')}
                    </Button>
                  )}
                  <Button
                    small
                    busy={busy === version.version}
                    aria-label={t('versions.restoreLabel', { version: version.version })}
                    onClick={() => restore(version)}
                  >
                    {t('versions.restore')}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

import { type Problem } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Slider, TextField } from '@firsthand/shared/ui/field.tsx';
import { Badge, Banner, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { percent } from '@firsthand/shared/ui/why.tsx';
import { isObject } from '@firsthand/shared/decode.ts';
import { History, TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { Failed, PageHead } from '../parts.tsx';
import {
  type Change,
  changes,
  faultOf,
  FIELDS,
  isShare,
  LEAST,
  MOST,
  policies,
  type Policy,
  type PolicyField,
  policyVersion,
  type PolicyVersion,
} from '../policy.ts';
import { t } from '../words.ts';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** When the bot may answer: move, save as a new version, go back. */
export function Thresholds() {
  const { siteKey } = useHere();
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/policy`;
  const [loaded, reload] = useLoaded(path, policies);
  return (
    <>
      <PageHead title={t('page.thresholds')} lead={t('thresholds.lead')} />
      {loaded.is === 'loading' && <Skeleton lines={5} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <>
          <Editor
            key={loaded.value.current.version}
            path={path}
            current={loaded.value.current}
            onSaved={reload}
          />
          <Versions
            path={path}
            current={loaded.value.current}
            versions={loaded.value.versions}
            onSaved={reload}
          />
        </>
      )}
    </>
  );
}

interface EditorProps {
  readonly path: string;
  readonly current: PolicyVersion;
  readonly onSaved: () => void;
}

function Editor({ path, current, onSaved }: EditorProps) {
  const { rest } = useHere();
  const [wanted, setWanted] = useState<Policy>(current.policy);
  const [basedOn, setBasedOn] = useState(current);
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [newer, setNewer] = useState<PolicyVersion | null>(null);
  const [busy, setBusy] = useState(false);
  const fault = faultOf(wanted);
  const different = changes(basedOn.policy, wanted);
  const set = (field: PolicyField) => (value: number) => {
    setProblem(null);
    setWanted({ ...wanted, [field]: isShare(field) ? value / 100 : value });
  };
  const errorOf = (field: PolicyField): string | null => {
    if (fault?.field === field) return t(`fault.${fault.fault}`);
    return problem?.field === field || problem?.field === `policy.${field}` ? problem.detail : null;
  };

  const save = () => {
    setBusy(true);
    const body = { basedOn: basedOn.version, comment: comment.trim(), policy: wanted };
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
  };

  return (
    <section class="card" aria-label={t('thresholds.now')}>
      <ZonePicture policy={wanted} />
      <div class="sliders">
        {FIELDS.map((field) => (
          <Slider
            key={field}
            label={t(`field.${field}`)}
            hint={t(`field.${field}.hint`)}
            error={errorOf(field)}
            min={LEAST[field]}
            max={isShare(field) ? MOST[field] * 100 : MOST[field]}
            step={1}
            value={isShare(field) ? percent(wanted[field]) : wanted[field]}
            said={shown(field, wanted[field])}
            onValue={set(field)}
          />
        ))}
      </div>
      {newer !== null && (
        <div class="clash" role="alert">
          <p>
            <TriangleAlert size={16} aria-hidden="true" />
            {t('clash', { author: newer.author, version: newer.version })}
          </p>
          <div class="clash__both">
            <div>
              <h3>{t('clash.theirs')}</h3>
              <Changes list={changes(basedOn.policy, newer.policy)} />
            </div>
            <div>
              <h3>{t('clash.yours')}</h3>
              <Changes list={different} />
            </div>
          </div>
          <div class="row">
            <Button onClick={onSaved}>{t('clash.takeTheirs')}</Button>
            <Button
              kind="primary"
              onClick={() => {
                setBasedOn(newer);
                setNewer(null);
                setProblem(null);
              }}
            >
              {t('clash.keepMine')}
            </Button>
          </div>
        </div>
      )}
      {problem !== null && newer === null && !FIELDS.some((field) => errorOf(field) !== null) && (
        <Banner tone="bad" icon={TriangleAlert}>
          {problem.detail}
        </Banner>
      )}
      <form
        class="save"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div class="save__changes">
          {different.length === 0 ? (
            <p class="quiet">{t('thresholds.same', { version: basedOn.version })}</p>
          ) : (
            <Changes list={different} />
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
          <Button
            disabled={different.length === 0}
            onClick={() => {
              setWanted(basedOn.policy);
              setProblem(null);
            }}
          >
            {t('thresholds.undo')}
          </Button>
          <Button
            kind="primary"
            type="submit"
            busy={busy}
            disabled={different.length === 0 || fault !== null || newer !== null}
          >
            {t('thresholds.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function newerIn(problem: Problem): PolicyVersion | null {
  try {
    return isObject(problem.body) ? policyVersion(problem.body['current'], 'current') : null;
  } catch {
    return null;
  }
}

function shown(field: PolicyField, value: number): string {
  return isShare(field) ? `${percent(value)}%` : String(value);
}

function Changes({ list }: { readonly list: readonly Change[] }) {
  if (list.length === 0) return <p class="quiet">{t('versions.noChange')}</p>;
  return (
    <ul class="changes">
      {list.map(({ field, from, to }) => (
        <li key={field}>
          {t(`field.${field}`)} <del>{shown(field, from)}</del> <span aria-hidden="true">→</span>{' '}
          <ins>{shown(field, to)}</ins>
        </li>
      ))}
    </ul>
  );
}

/** The three zones of the bot's certainty, drawn to scale. */
function ZonePicture({ policy }: { readonly policy: Policy }) {
  const answer = percent(policy.answerThreshold);
  const ask = Math.min(percent(policy.askBackThreshold), answer);
  const zones = [
    { name: 'person', from: 0, to: ask },
    { name: 'askBack', from: ask, to: answer },
    { name: 'answer', from: answer, to: 100 },
  ] as const;
  return (
    <figure class="picture">
      <div class="picture__bar" aria-hidden="true">
        {zones.map(({ name, from, to }) => (
          <span
            key={name}
            class={`picture__zone picture__zone--${name}`}
            style={{ inlineSize: `${to - from}%` }}
          >
            {to - from >= 14 && t(`zone.${name}`)}
          </span>
        ))}
      </div>
      <div class="picture__scale" aria-hidden="true">
        <span style={{ insetInlineStart: '0%' }}>0%</span>
        {ask > 6 && <span style={{ insetInlineStart: `${ask}%` }}>{ask}%</span>}
        {answer - ask > 6 && <span style={{ insetInlineStart: `${answer}%` }}>{answer}%</span>}
        <span style={{ insetInlineStart: '100%' }}>100%</span>
      </div>
      <figcaption>
        {t('zones.words', { answer, askBack: ask, margin: percent(policy.margin) })}
      </figcaption>
    </figure>
  );
}

interface VersionsProps extends EditorProps {
  readonly versions: readonly PolicyVersion[];
}

function Versions({ path, current, versions, onSaved }: VersionsProps) {
  const { rest } = useHere();
  const [busy, setBusy] = useState<number | null>(null);
  const restore = (old: PolicyVersion) => {
    setBusy(old.version);
    const body = {
      basedOn: current.version,
      comment: t('versions.restoredComment', { version: old.version }),
      policy: old.policy,
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
                <Changes list={changes(before.policy, version.policy)} />
              )}
              {version.version !== current.version && (
                <Button
                  small
                  busy={busy === version.version}
                  aria-label={t('versions.restoreLabel', { version: version.version })}
                  onClick={() => restore(version)}
                >
                  {t('versions.restore')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

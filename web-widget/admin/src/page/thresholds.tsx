import { Slider } from '@firsthand/shared/ui/field.tsx';
import { Banner, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { percent } from '@firsthand/shared/ui/why.tsx';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { GitCompareArrows, TriangleAlert } from 'lucide-preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { Failed, PageHead } from '../parts.tsx';
import {
  BOUNDS,
  faultOf,
  FIELDS,
  isShare,
  policies,
  type Policy,
  type PolicyField,
  type PolicyVersion,
} from '../policy.ts';
import { trials } from '../trial.ts';
import { t } from '../words.ts';
import { Lab, type Two } from './lab.tsx';
import { Outcomes } from './outcomes.tsx';
import { SaveForm, shown, useDraft } from './policy-parts.tsx';
import { versionName, Versions } from './policy-versions.tsx';
import { TrialCard } from './trial.tsx';

/** When the bot may answer: move, save as a new version, go back. */
export function Thresholds() {
  const { siteKey } = useHere();
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/policy`;
  const [loaded, reload] = useLoaded(path, policies);
  const [tried, look] = useLoaded(`${path}/trial`, trials);
  const saved = useCallback(() => {
    reload();
    look();
  }, [reload, look]);
  return (
    <>
      <PageHead title={t('page.thresholds')} lead={t('thresholds.lead')} />
      {loaded.is === 'loading' && <Skeleton lines={5} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {tried.is === 'there' && (
        <TrialCard path={path} trials={tried.value} onLook={look} onSaved={saved} />
      )}
      {loaded.is === 'there' && (
        <Editor
          key={loaded.value.current.version}
          path={path}
          current={loaded.value.current}
          versions={loaded.value.versions}
          trying={tried.is === 'there' ? tried.value.running !== null : null}
          onSaved={saved}
        />
      )}
    </>
  );
}

interface EditorProps {
  readonly path: string;
  readonly current: PolicyVersion;
  readonly versions: readonly PolicyVersion[];
  /** Whether a version is tried now; null where that is not known. */
  readonly trying: boolean | null;
  readonly onSaved: () => void;
}

function Editor({ path, current, versions, trying, onSaved }: EditorProps) {
  const draft = useDraft(path, current, withRulesOf, onSaved);
  const { wanted, problem, newer } = draft;
  const [two, setTwo] = useState<Two | null>(null);
  const lab = useRef<HTMLDivElement>(null);
  const compare = (base: PolicyVersion, proposed: PolicyVersion) => {
    setTwo(base.version === current.version ? null : { base, rulesOf: proposed.version });
    draft.change({ ...proposed.policy, rules: wanted.rules });
    lab.current?.scrollIntoView({ block: 'start' });
  };
  const fault = faultOf(wanted);
  const set = (field: PolicyField) => (value: number) => {
    draft.change({ ...wanted, [field]: isShare(field) ? value / 100 : value });
  };
  const errorOf = (field: PolicyField): string | null => {
    if (fault?.field === field) {
      const [least, most] = BOUNDS[field];
      return fault.fault === 'range'
        ? t('fault.range', { least: shown(field, least), most: shown(field, most) })
        : t('fault.aboveAnswer');
    }
    return problem?.field === field || problem?.field === `policy.${field}` ? problem.detail : null;
  };
  const onScale = (field: PolicyField, value: number) => (isShare(field) ? percent(value) : value);

  return (
    <>
      <section class="card" aria-label={t('thresholds.now')}>
        <ZonePicture policy={wanted} />
        <div class="sliders">
          {FIELDS.map((field) => (
            <Slider
              key={field}
              label={t(`field.${field}`)}
              hint={t(`field.${field}.hint`)}
              error={errorOf(field)}
              min={onScale(field, BOUNDS[field][0])}
              max={onScale(field, BOUNDS[field][1])}
              step={1}
              value={onScale(field, wanted[field])}
              said={shown(field, wanted[field])}
              onValue={set(field)}
            />
          ))}
        </div>
        {problem !== null && newer === null && !FIELDS.some((field) => errorOf(field) !== null) && (
          <Banner tone="bad" icon={TriangleAlert}>
            {problem.detail}
          </Banner>
        )}
        <SaveForm draft={draft} isSound={fault === null} onTakeTheirs={onSaved} trying={trying} />
      </section>
      <div ref={lab}>
        {two !== null && (
          <Banner
            tone="info"
            icon={GitCompareArrows}
            action={
              <Button small onClick={() => setTwo(null)}>
                {t('between.end')}
              </Button>
            }
          >
            {t('between.against', { version: versionName(two.base) })}
          </Banner>
        )}
      </div>
      <Lab
        policy={wanted}
        inForce={draft.basedOn.version}
        two={two}
        isSound={fault === null}
        onSeen={draft.seen}
        onThreshold={(threshold) =>
          draft.change({
            ...wanted,
            answerThreshold: threshold,
            askBackThreshold: Math.min(wanted.askBackThreshold, threshold),
          })
        }
      />
      <Outcomes />
      <Versions
        path={path}
        current={current}
        versions={versions}
        onSaved={onSaved}
        onCompare={compare}
      />
    </>
  );
}

/** One's own numbers with the rules that somebody else saved. */
function withRulesOf(theirs: Policy, mine: Policy): Policy {
  return { ...mine, rules: theirs.rules };
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

import { Button, IconButton } from '@firsthand/shared/ui/button.tsx';
import { Badge, Banner, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { ArrowDown, ArrowUp, ChevronDown, CircleAlert, Plus, TriangleAlert } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { Failed, PageHead } from '../parts.tsx';
import {
  type Checked,
  checked,
  policies,
  type Policy,
  type PolicyVersion,
  type Rule,
  teamNames,
  type Warning,
} from '../policy.ts';
import { asSent, blank, isAlwaysAtOnce, moved, placeOf, titleOf } from '../rules.ts';
import { t } from '../words.ts';
import { ruleInWords, SaveForm, useDraft } from './policy-parts.tsx';
import { Versions } from './policy-versions.tsx';
import { RuleEditor } from './rule-editor.tsx';

const CHECK_AFTER_MS = 400;

/** When a person comes, and how: the rules in their order. */
export function Rules() {
  const { siteKey } = useHere();
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/policy`;
  const [loaded, reload] = useLoaded(path, policies);
  return (
    <>
      <PageHead title={t('page.rules')} lead={t('rules.lead')} />
      {loaded.is === 'loading' && <Skeleton lines={8} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <>
          <Editor
            key={loaded.value.current.version}
            path={path}
            current={loaded.value.current}
            warnings={loaded.value.warnings}
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
  readonly warnings: readonly Warning[];
  readonly onSaved: () => void;
}

function Editor({ path, current, warnings, onSaved }: EditorProps) {
  const draft = useDraft(path, current, withNumbersOf, onSaved);
  const { wanted, problem, newer, isChanged } = draft;
  const { rules } = wanted;
  const [read] = useLoaded('/api/v1/teams', teamNames);
  const teams = read.is === 'there' ? read.value.teams : [];
  const [open, setOpen] = useState<number | null>(null);
  const [told, setTold] = useState('');
  const found = useCheck(path, wanted, isChanged) ?? { flaws: [], warnings };
  const { ids, setIds, list, refocus } = useIds(rules.length);
  const set = (changed: readonly Rule[]) => draft.change({ ...wanted, rules: changed });
  const flawOf = (i: number, rule: Rule) => (part: string) => {
    const flaw = found.flaws.find(({ field }) => {
      const place = placeOf(field);
      return place?.rule === i && place.part.startsWith(part);
    });
    if (flaw !== undefined) return `${ruleInWords(rule)}: ${flaw.advice}.`;
    const place = problem === null ? null : placeOf(problem.field ?? '');
    return place?.rule === i && place.part.startsWith(part) ? (problem?.detail ?? null) : null;
  };
  const move = (from: number, to: number) => {
    const rule = rules[from];
    if (rule === undefined || to < 0 || to >= rules.length) return;
    set(moved(rules, from, to));
    setIds(moved(ids, from, to));
    refocus(ids[from] ?? 0, to < from ? 'up' : 'down');
    setOpen(open === from ? to : null);
    setTold(t('rules.movedTo', { rule: ruleInWords(rule), n: to + 1, all: rules.length }));
  };
  const add = (rule: Rule) => {
    set([rule, ...rules]);
    setIds([Math.max(...ids) + 1, ...ids]);
    setOpen(0);
  };
  return (
    <section class="card" aria-label={t('rules.list')}>
      <div class="row">
        <Button icon={Plus} onClick={() => add(blank('SENSITIVE', t('rules.newWords'), rules))}>
          {t('rules.addWords')}
        </Button>
        <Button
          icon={Plus}
          onClick={() => add(blank('VISITOR_RULE', t('rules.newVisitors'), rules))}
        >
          {t('rules.addVisitors')}
        </Button>
      </div>
      <p class="unseen" role="status">
        {told}
      </p>
      <ol class="rules-list" ref={list}>
        {rules.map((rule, i) => (
          <li key={ids[i]} class="rule" data-rule={ids[i]}>
            <RuleHead
              rule={rule}
              place={i}
              all={rules.length}
              team={teams.find(({ id }) => id === rule.team)?.name ?? rule.team}
              isOpen={open === i}
              isFlawed={flawOf(i, rule)('') !== null}
              onChange={(changed) => set(rules.map((each, j) => (j === i ? changed : each)))}
              onMove={(to) => move(i, to)}
              onOpen={() => setOpen(open === i ? null : i)}
            />
            {open === i && (
              <RuleEditor
                rule={rule}
                teams={teams}
                flawOf={flawOf(i, rule)}
                onChange={(changed) => set(rules.map((each, j) => (j === i ? changed : each)))}
                onRemove={() => {
                  set(rules.filter((_, j) => j !== i));
                  setIds(ids.filter((_, j) => j !== i));
                  setOpen(null);
                }}
              />
            )}
          </li>
        ))}
      </ol>
      <Warnings
        title={t(isChanged ? 'rules.warnings' : 'rules.warningsNow')}
        warnings={found.warnings}
        rules={rules}
      />
      {problem !== null && newer === null && (
        <Banner tone="bad" icon={CircleAlert}>
          {problem.detail}
        </Banner>
      )}
      {found.flaws
        .filter(({ field }) => placeOf(field) === null)
        .map(({ field, advice }) => (
          <Banner key={field} tone="bad" icon={CircleAlert}>
            {field}: {advice}.
          </Banner>
        ))}
      <SaveForm draft={draft} isSound={found.flaws.length === 0} onTakeTheirs={onSaved} />
    </section>
  );
}

/** Names for the rules that stay while they are renamed and moved; the focus moves along. */
function useIds(count: number) {
  const [kept, setIds] = useState<readonly number[]>([]);
  const ids = kept.length === count ? kept : Array.from({ length: count }, (_, i) => i);
  const list = useRef<HTMLOListElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    list.current?.querySelector<HTMLElement>(wanted)?.focus();
    setWanted(null);
  }, [wanted]);
  const refocus = (id: number, way: 'up' | 'down') =>
    setWanted(`[data-rule="${id}"] [data-way="${way}"]`);
  return { ids, setIds, list, refocus };
}

/** One's own rules with the numbers that somebody else saved. */
function withNumbersOf(theirs: Policy, mine: Policy): Policy {
  return { ...theirs, rules: mine.rules };
}

/** What the server says of a policy in the making, a moment after the last change. */
function useCheck(path: string, wanted: Policy, isChanged: boolean): Checked | null {
  const { rest } = useHere();
  const [found, setFound] = useState<Checked | null>(null);
  useEffect(() => {
    if (!isChanged) {
      setFound(null);
      return undefined;
    }
    let isLatest = true;
    const timer = setTimeout(() => {
      void rest
        .request('POST', `${path}/check`, checked, { policy: asSent(wanted) })
        .then((answer) => {
          if (!isLatest) return;
          const { field, detail } = answer.ok ? { field: '', detail: '' } : answer.problem;
          setFound(
            answer.ok
              ? answer.value
              : { flaws: [{ field: field ?? '', advice: detail }], warnings: [] },
          );
        });
    }, CHECK_AFTER_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [rest, path, wanted, isChanged]);
  return isChanged ? found : null;
}

interface RuleHeadProps {
  readonly rule: Rule;
  readonly place: number;
  readonly all: number;
  readonly team: string;
  readonly isOpen: boolean;
  readonly isFlawed: boolean;
  readonly onChange: (rule: Rule) => void;
  readonly onMove: (to: number) => void;
  readonly onOpen: () => void;
}

function RuleHead({
  rule,
  place,
  all,
  team,
  isOpen,
  isFlawed,
  onChange,
  onMove,
  onOpen,
}: RuleHeadProps) {
  const name = ruleInWords(rule);
  return (
    <div class="rule__head">
      <span class="rule__place" aria-hidden="true">
        {place + 1}
      </span>
      <span class={`rule__name${rule.on ? '' : ' rule__name--off'}`}>
        <strong>{name}</strong>
        {(rule.reason === 'SENSITIVE' || rule.reason === 'VISITOR_RULE') && (
          <Badge>{t(`rules.kind.${rule.reason}`)}</Badge>
        )}
        {!rule.on && <Badge tone="warn">{t('rules.off')}</Badge>}
        {team !== '' && <Badge>{t('rules.team', { team })}</Badge>}
        {rule.priority > 0 && <Badge>{t('rules.priority', { n: rule.priority })}</Badge>}
        {isFlawed && <TriangleAlert size={16} aria-hidden="true" />}
      </span>
      <select
        class="input input--select"
        aria-label={t('rules.mode', { rule: name })}
        value={rule.mode}
        disabled={isAlwaysAtOnce(rule)}
        onChange={(event) =>
          onChange({
            ...rule,
            mode: event.currentTarget.value === 'OFFER_FIRST' ? 'OFFER_FIRST' : 'AT_ONCE',
          })
        }
      >
        <option value="AT_ONCE">{t('mode.AT_ONCE')}</option>
        <option value="OFFER_FIRST">{t('mode.OFFER_FIRST')}</option>
      </select>
      <span class="rule__do">
        <IconButton
          label={t('rules.up', { rule: name })}
          icon={ArrowUp}
          data-way="up"
          aria-disabled={place === 0}
          onClick={() => onMove(place - 1)}
        />
        <IconButton
          label={t('rules.down', { rule: name })}
          icon={ArrowDown}
          data-way="down"
          aria-disabled={place === all - 1}
          onClick={() => onMove(place + 1)}
        />
        <IconButton
          label={t('rules.edit', { rule: name })}
          icon={ChevronDown}
          aria-expanded={isOpen}
          onClick={onOpen}
        />
      </span>
    </div>
  );
}

function Warnings({
  title,
  warnings,
  rules,
}: {
  readonly title: string;
  readonly warnings: readonly Warning[];
  readonly rules: readonly Rule[];
}) {
  if (warnings.length === 0) return null;
  const named = (known: string) => {
    const rule = rules.find((each) => titleOf(each) === known);
    return rule === undefined ? t('rules.thresholds') : ruleInWords(rule);
  };
  return (
    <Banner tone="warn" icon={TriangleAlert}>
      <strong>{title}</strong>
      <ul class="warnings">
        {warnings.map((warning) => (
          <li key={`${warning.rule} ${warning.text}`}>
            <strong>{named(warning.rule)}</strong>: {warning.text}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

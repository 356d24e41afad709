import { Button, IconButton } from '@firsthand/shared/ui/button.tsx';
import { Check, Select, TextArea, TextField } from '@firsthand/shared/ui/field.tsx';
import { Plus, Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { COMPARISONS, type Condition, type Rule, type TeamName } from '../policy.ts';
import { isForGood, isOwn, phrasesIn } from '../rules.ts';
import { t } from '../words.ts';
import { TextsByLanguage } from './texts-by-language.tsx';

interface RuleEditorProps {
  readonly rule: Rule;
  readonly teams: readonly TeamName[];
  /** What is wrong with a part of the rule, such as `phrases`. */
  readonly flawOf: (part: string) => string | null;
  readonly onChange: (rule: Rule) => void;
  readonly onRemove: () => void;
}

/** All of one rule: what it is about, whom it wants, and what the visitor is told. */
export function RuleEditor({ rule, teams, flawOf, onChange, onRemove }: RuleEditorProps) {
  return (
    <div class="rule__edit">
      {isOwn(rule) && (
        <TextField
          label={t('rule.name')}
          value={rule.name}
          onText={(name) => onChange({ ...rule, name })}
          error={flawOf('name')}
          maxLength={60}
          autocomplete="off"
        />
      )}
      {rule.reason === 'SENSITIVE' && (
        <Phrases rule={rule} error={flawOf('phrases')} onChange={onChange} />
      )}
      {rule.reason === 'VISITOR_RULE' && (
        <Conditions rule={rule} flawOf={flawOf} onChange={onChange} />
      )}
      <Check
        label={t('rule.on')}
        {...(isForGood(rule) ? { hint: t('rule.onForGood') } : {})}
        checked={rule.on}
        disabled={isForGood(rule)}
        onCheck={(on) => onChange({ ...rule, on })}
      />
      <div class="two">
        <Select
          label={t('rule.team')}
          value={rule.team}
          options={[
            { value: '', label: t('rule.anyTeam') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ...(rule.team === '' || teams.some(({ id }) => id === rule.team)
              ? []
              : [{ value: rule.team, label: rule.team }]),
          ]}
          onChoice={(team) => onChange({ ...rule, team })}
          error={flawOf('team')}
        />
        <TextField
          label={t('rule.priority')}
          hint={t('rule.priorityHint')}
          type="number"
          min={0}
          max={50}
          value={String(rule.priority)}
          onText={(text) => onChange({ ...rule, priority: Math.trunc(Number(text)) || 0 })}
          error={flawOf('priority')}
        />
      </div>
      <TextsByLanguage
        label={t('rule.text')}
        hint={t('rule.textHint')}
        texts={rule.text}
        error={flawOf('text')}
        onTexts={(text) => onChange({ ...rule, text })}
      />
      {rule.mode === 'OFFER_FIRST' && (
        <TextsByLanguage
          label={t('rule.offer')}
          hint={t('rule.textHint')}
          texts={rule.offer}
          error={flawOf('offer')}
          onTexts={(offer) => onChange({ ...rule, offer })}
        />
      )}
      {isOwn(rule) && (
        <div class="row">
          <Button kind="danger" icon={Trash2} onClick={onRemove}>
            {t('rule.remove')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface PartProps {
  readonly rule: Rule;
  readonly onChange: (rule: Rule) => void;
}

function Phrases({ rule, error, onChange }: PartProps & { readonly error: string | null }) {
  const [lines, setLines] = useState(rule.phrases.join('\n'));
  return (
    <TextArea
      label={t('rule.phrases')}
      hint={t('rule.phrasesHint')}
      value={lines}
      rows={5}
      error={error}
      onText={(text) => {
        setLines(text);
        onChange({ ...rule, phrases: phrasesIn(text) });
      }}
    />
  );
}

/** What the browser itself says; nobody signs it. */
const UNSIGNED: ReadonlySet<string> = new Set(['page', 'language']);

function Conditions({
  rule,
  flawOf,
  onChange,
}: PartProps & { readonly flawOf: RuleEditorProps['flawOf'] }) {
  const set = (conditions: readonly Condition[]) => onChange({ ...rule, conditions });
  return (
    <fieldset class="rule__conditions">
      <legend class="label">{t('rule.conditions')}</legend>
      {rule.conditions.map((condition, i) => {
        const change = (changed: Partial<Condition>) =>
          set(rule.conditions.map((each, j) => (j === i ? { ...each, ...changed } : each)));
        return (
          // Conditions have no name: their place is all there is to know them by.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={i} class="rule__condition">
            <TextField
              label={t('rule.attribute')}
              value={condition.attribute}
              onText={(attribute) => change({ attribute })}
              error={flawOf(`conditions[${i}].attribute`) ?? flawOf(`conditions[${i}].verified`)}
              maxLength={40}
              autocomplete="off"
              spellcheck={false}
            />
            <Select
              label={t('rule.is')}
              value={condition.is}
              options={COMPARISONS.map((value) => ({ value, label: t(`rule.is.${value}`) }))}
              onChoice={(value) =>
                change({ is: COMPARISONS.find((each) => each === value) ?? 'EQUALS' })
              }
            />
            <TextField
              label={t('rule.value')}
              value={condition.value}
              onText={(value) => change({ value })}
              error={flawOf(`conditions[${i}].value`)}
              maxLength={200}
              autocomplete="off"
            />
            <Check
              label={t('rule.verified')}
              checked={condition.verified}
              disabled={UNSIGNED.has(condition.attribute) && !condition.verified}
              onCheck={(verified) => change({ verified })}
            />
            <IconButton
              label={t('rule.removeCondition')}
              icon={Trash2}
              onClick={() => set(rule.conditions.filter((_, j) => j !== i))}
            />
          </div>
        );
      })}
      <p class="field__hint">{t('rule.attributeHint')}</p>
      <Button
        small
        icon={Plus}
        disabled={rule.conditions.length >= 5}
        onClick={() =>
          set([
            ...rule.conditions,
            { attribute: 'language', is: 'EQUALS', value: '', verified: false },
          ])
        }
      >
        {t('rule.addCondition')}
      </Button>
    </fieldset>
  );
}

import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Told {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** What is wrong and how to mend it. */
  readonly error?: string | null | undefined;
}

interface FieldProps extends Told {
  readonly children: (control: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': boolean;
  }) => ComponentChildren;
}

/** A control with its label, its hint and what is wrong with it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const wrong = typeof error === 'string' && error !== '';
  const described = wrong ? `${id}-error` : hint === undefined ? undefined : `${id}-hint`;
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': wrong })}
      {hint !== undefined && !wrong && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="field__error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Told &
  Omit<JSX.InputHTMLAttributes, 'label' | 'value' | 'onInput'> & {
    readonly value: string;
    readonly onText: (text: string) => void;
  };

export function TextField({ label, hint, error, value, onText, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          class="input"
          type="text"
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
          {...control}
          {...rest}
        />
      )}
    </Field>
  );
}

type TextAreaProps = Told &
  Omit<JSX.TextareaHTMLAttributes, 'label' | 'value' | 'onInput'> & {
    readonly value: string;
    readonly onText: (text: string) => void;
  };

export function TextArea({ label, hint, error, value, onText, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          class="input input--area"
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
          {...control}
          {...rest}
        />
      )}
    </Field>
  );
}

type SelectProps = Told & {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoice: (value: string) => void;
  readonly disabled?: boolean;
};

export function Select({ label, hint, error, value, options, onChoice, disabled }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select
          class="input input--select"
          value={value}
          disabled={disabled === true}
          onChange={(event) => onChoice(event.currentTarget.value)}
          {...control}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
  readonly disabled?: boolean;
}

export function Check({ label, hint, checked, onCheck, disabled }: CheckProps) {
  const id = useId();
  return (
    <div class="check">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled === true}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface SliderProps extends Told {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words, for those who listen. */
  readonly said: string;
  readonly onValue: (value: number) => void;
}

/** A slider with a number input beside it: to feel and to type. */
export function Slider({ label, hint, error, value, min, max, step, said, onValue }: SliderProps) {
  const take = (text: string) => {
    const number = Number(text);
    if (text.trim() !== '' && Number.isFinite(number)) onValue(number);
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div class="slider">
          <input
            class="slider__track"
            type="range"
            min={min}
            max={max}
            step={step}
            value={value}
            aria-valuetext={said}
            onInput={(event) => take(event.currentTarget.value)}
            {...control}
          />
          <input
            class="input slider__number"
            type="number"
            min={min}
            max={max}
            step={step}
            value={value}
            aria-label={label}
            onChange={(event) => take(event.currentTarget.value)}
          />
        </div>
      )}
    </Field>
  );
}

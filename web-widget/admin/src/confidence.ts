import { list, maybe, number, object, or, text } from '@firsthand/shared/decode.ts';

/**
 * New confidence = sigmoid(bias + scale · logit(confidence)), for one language; below `from` its logit
 * moves as far as at `from`.
 */
const line = object({ language: text, bias: number, scale: number, from: number });
export type Line = ReturnType<typeof line>;

const figures = object({
  labels: number,
  errorBefore: number,
  errorAfter: number,
  logLossBefore: number,
  logLossAfter: number,
});
export type Figures = ReturnType<typeof figures>;

export const version = object({
  version: number,
  author: text,
  at: text,
  comment: or(text, ''),
  lines: list(line),
  figures,
});
export type Version = ReturnType<typeof version>;

const bin = object({
  from: number,
  to: number,
  labels: number,
  right: number,
  said: number,
  share: number,
  low: number,
  high: number,
});
export type Bin = ReturnType<typeof bin>;

const reliability = object({ labels: number, bins: list(bin), error: number });
export type Reliability = ReturnType<typeof reliability>;

const labelCount = object({
  language: text,
  labels: number,
  right: number,
  wrong: number,
  missing: number,
  missingRight: number,
  missingWrong: number,
});
export type LabelCount = ReturnType<typeof labelCount>;

/** How far a site's confidence keeps its word, and what its labels ask for. */
export const confidence = object({
  model: text,
  current: version,
  versions: list(version),
  labels: list(labelCount),
  sources: object({ thumbs: number, choices: number, judgements: number, otherModels: number }),
  reliability: list(
    object({
      language: text,
      category: or(text, ''),
      now: reliability,
      proposed: maybe(reliability),
    }),
  ),
  proposal: maybe(object({ lines: list(line), figures })),
});
export type Confidence = ReturnType<typeof confidence>;

/** A smaller gain may be chance. */
const WORTH_IT = 0.005;

/** Whether a refit is worth adopting, by what it did on labels that it had not seen. */
export function isBetter(refit: Figures): boolean {
  return (
    refit.errorBefore - refit.errorAfter > WORTH_IT && refit.logLossAfter < refit.logLossBefore
  );
}

const NEAREST = 1e-4;

/** What a confidence becomes by a language's line; by that of all languages where it has none. */
export function adjusted(lines: readonly Line[], language: string, chance: number): number {
  const own =
    lines.find((each) => each.language === language) ?? lines.find((each) => each.language === '');
  if (own === undefined) return chance;
  const before = logit(chance);
  const known = Math.max(before, logit(own.from));
  return 1 / (1 + Math.exp(-(own.bias + own.scale * known + (before - known))));
}

function logit(chance: number): number {
  const bounded = Math.min(1 - NEAREST, Math.max(NEAREST, chance));
  return Math.log(bounded / (1 - bounded));
}

/** A share as a percentage with one digit after the point, for errors. */
export function fine(share: number): string {
  return (share * 100).toFixed(1);
}

import type { ComponentChildren } from 'preact';

interface LegendProps {
  /** What the marks of each kind stand for. */
  readonly names: Partial<Record<'now' | 'proposed' | 'ideal', string>>;
  /** What else is to be said, each in an element of its own. */
  readonly children?: ComponentChildren;
}

/** Tells below a chart what its colours and marks mean. */
export function ChartLegend({ names, children }: LegendProps) {
  return (
    <figcaption class="chart__legend">
      {Object.entries(names).map(([kind, name]) => (
        <span key={kind}>
          <i class={`chart__key chart__key--${kind}`} /> {name}
        </span>
      ))}
      {children}
    </figcaption>
  );
}

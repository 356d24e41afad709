import { type ComponentType, Component, h } from 'preact';

/** A component that is drawn anew only when its properties differ, by `same` or one by one. */
export function memo<P extends object>(
  Drawn: ComponentType<P>,
  same: (before: P, now: P) => boolean = shallow,
): ComponentType<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return !same(this.props, next);
    }

    override render(props: P) {
      return h(Drawn, props);
    }
  };
}

function shallow(before: object, now: object): boolean {
  const one: Readonly<Record<string, unknown>> = { ...before };
  const other: Readonly<Record<string, unknown>> = { ...now };
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.is(one[name], other[name]))
  );
}

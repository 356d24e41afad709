import * as preact from 'preact';
import * as preactHooks from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as hooks from '../src/draw/hooks.ts';
import * as light from '../src/draw/preact.ts';

const engines = [
  ['Preact', preact, preactHooks],
  ['the light one', light, hooks],
] as unknown as readonly (readonly [string, typeof preact, typeof preactHooks])[];

/** After all that was to be drawn again is drawn, and all effects have run. */
const settled = (): Promise<void> => new Promise((over) => setTimeout(over, 60));

/* What the chat needs of whatever draws it; the real one shows that the test asks for nothing else. */
describe.each(engines)('drawn by %s', (_, { h, render }, { ...use }) => {
  let root: HTMLElement;

  beforeEach(() => {
    root = document.createElement('main');
    document.body.append(root);
  });
  afterEach(() => {
    render(null, root);
    root.remove();
  });

  it('a tag has its attributes, words and children', () => {
    render(
      h('div', { class: 'a', 'aria-pressed': false, hidden: true, tabIndex: 0 }, [
        h('b', null, 'one ', 2, null, false),
        h('svg', { viewBox: '0 0 1 1' }, h('path', { d: 'M0 0' })),
      ]),
      root,
    );
    const div = root.querySelector('div');
    expect(div?.getAttribute('aria-pressed')).toBe('false');
    expect(div?.hidden).toBe(true);
    expect(div?.tabIndex).toBe(0);
    expect(root.querySelector('b')?.textContent).toBe('one 2');
    expect(root.querySelector('path')?.namespaceURI).toBe('http://www.w3.org/2000/svg');
  });

  it('a state that is set draws its component again, once for many changes', async () => {
    let drawn = 0;
    function Count() {
      const [count, setCount] = use.useState(() => 1);
      drawn++;
      const more = (): void => {
        setCount((was) => was + 1);
        setCount((was) => was + 1);
      };
      return h('button', { onClick: more, disabled: count > 4 }, `${count}`);
    }
    render(h(Count, null), root);
    root.querySelector('button')?.click();
    await settled();
    expect(root.textContent).toBe('3');
    expect(drawn).toBe(2);
    root.querySelector('button')?.click();
    await settled();
    expect(root.querySelector('button')?.disabled).toBe(true);
  });

  it('what has a key stays itself when others come, go or move', async () => {
    let set: (keys: string[]) => void = () => undefined;
    function List() {
      const [keys, setKeys] = use.useState(['a', 'b', 'c']);
      set = setKeys;
      return h('ul', null, [
        h('li', null, 'first'),
        keys.map((key) => h('li', { key }, key)),
        'end',
      ]);
    }
    render(h(List, null), root);
    const before = [...root.querySelectorAll('li')];
    const [, a, b, c] = before;
    for (const [keys, shown] of [
      [['a', 'b', 'c', 'd'], 'firstabcdend'],
      [['z', 'a', 'c'], 'firstzacend'],
      [['c', 'a'], 'firstcaend'],
      [[], 'firstend'],
      [['a'], 'firstaend'],
    ] as const) {
      set([...keys]);
      await settled();
      expect(root.textContent).toBe(shown);
      if (keys.length === 3) expect([...root.querySelectorAll('li')]).toContain(a);
      if (keys.length === 2) expect([...root.querySelectorAll('li')]).toEqual([before[0], c, a]);
    }
    expect(b?.isConnected).toBe(false);
  });

  it('a component that draws nothing, one thing or several keeps its place', async () => {
    const sets: ((count: number) => void)[] = [];
    function Some({ name }: { readonly name: string }) {
      const [count, setCount] = use.useState(0);
      sets.push(setCount);
      return count === 0 ? null : count === 1 ? h('i', null, name) : [h('i', null, name), name];
    }
    render(h('p', null, h(Some, { name: 'x' }), h(Some, { name: 'y' }), '!'), root);
    expect(root.textContent).toBe('!');
    sets[1]?.(1);
    await settled();
    expect(root.textContent).toBe('y!');
    sets[0]?.(2);
    await settled();
    expect(root.textContent).toBe('xxy!');
    sets[0]?.(0);
    await settled();
    expect(root.textContent).toBe('y!');
    sets[1]?.(2);
    await settled();
    expect(root.textContent).toBe('yy!');
  });

  it('effects run in order, end before the next, and when their component goes', async () => {
    const told: string[] = [];
    let set: (count: number) => void = () => undefined;
    function Inner({ count }: { readonly count: number }) {
      use.useEffect(() => {
        told.push(`inner ${count}`);
        return () => told.push(`end ${count}`);
      }, [count]);
      use.useLayoutEffect(() => void told.push(`at once ${count}`), [count]);
      use.useEffect(() => void told.push('only once'), []);
      return null;
    }
    function Outer() {
      const [count, setCount] = use.useState(1);
      set = setCount;
      use.useEffect(() => void told.push(`outer ${count}`));
      return count < 3 ? h(Inner, { count }) : null;
    }
    render(h(Outer, null), root);
    expect(told).toEqual(['at once 1']);
    await settled();
    expect(told.splice(0)).toEqual(['at once 1', 'inner 1', 'only once', 'outer 1']);
    set(2);
    await settled();
    expect(told.splice(0)).toEqual(['at once 2', 'end 1', 'inner 2', 'outer 2']);
    set(3);
    await settled();
    expect(told).toEqual(['end 2', 'outer 3']);
  });

  it('a state that an effect sets is drawn, too', async () => {
    function Late() {
      const [step, setStep] = use.useState(0);
      use.useLayoutEffect(() => setStep((was) => Math.max(was, 1)), []);
      use.useEffect(() => {
        if (step === 1) setStep(2);
      }, [step]);
      return `${step}`;
    }
    render(h(Late, null), root);
    await settled();
    await settled();
    expect(root.textContent).toBe('2');
  });

  it('what is remembered is not drawn again', async () => {
    let drawn = 0;
    let set: (count: number) => void = () => undefined;
    function Costly() {
      drawn++;
      return h('i', null, 'costly');
    }
    function Owner() {
      const [count, setCount] = use.useState(0);
      set = setCount;
      const rows = use.useMemo(() => [1, 2].map((key) => h(Costly, { key })), [count > 1]);
      return h('p', null, `${count}`, rows);
    }
    render(h(Owner, null), root);
    set(1);
    await settled();
    expect(root.textContent).toBe('1costlycostly');
    expect(drawn).toBe(2);
    set(2);
    await settled();
    expect(drawn).toBe(4);
  });

  it('a field holds what the state says, whatever was typed', async () => {
    let set: (text: string) => void = () => undefined;
    let field: { readonly current: HTMLInputElement | null } | undefined;
    function Field() {
      const [text, setText] = use.useState('old');
      const [open, setOpen] = use.useState(true);
      set = (now) => (now === 'shut' ? setOpen(false) : setText(now));
      field = use.useRef<HTMLInputElement>(null);
      const id = 'field';
      return open
        ? h('label', { for: id }, h('input', { id, ref: field, value: text, placeholder: 'x' }))
        : null;
    }
    render(h(Field, null), root);
    const input = root.querySelector('input');
    expect(field?.current).toBe(input);
    if (input) input.value = 'typed';
    set('new');
    await settled();
    expect(input?.value).toBe('new');
    if (input) input.value = 'typed';
    set('');
    await settled();
    expect(input?.value).toBe('');
    set('shut');
    await settled();
    expect(field?.current).toBeNull();
  });

  it('attributes and listeners that are wanted no more are gone', async () => {
    let set: (on: boolean) => void = () => undefined;
    let clicks = 0;
    function Toggle() {
      const [on, setOn] = use.useState(true);
      set = setOn;
      return h('a', on ? { href: '#x', title: 't', onClick: () => clicks++ } : {}, 'a');
    }
    render(h(Toggle, null), root);
    root.querySelector('a')?.click();
    set(false);
    await settled();
    root.querySelector('a')?.click();
    expect(clicks).toBe(1);
    expect(root.querySelector('a')?.hasAttribute('href')).toBe(false);
    expect(root.querySelector('a')?.title).toBe('');
  });

  it('a state that is set after its component went draws nothing, and stops nobody', async () => {
    const told: string[] = [];
    let late: (count: number) => void = () => undefined;
    let set: (shown: boolean) => void = () => undefined;
    function Gone() {
      const [count, setCount] = use.useState(0);
      late = setCount;
      told.push(`drawn ${count}`);
      return [h('i', null, 'gone'), 'gone'];
    }
    function Owner() {
      const [shown, setShown] = use.useState(true);
      set = setShown;
      return h('p', null, shown ? h(Gone, null) : 'none');
    }
    render(h(Owner, null), root);
    set(false);
    await settled();
    late(1);
    await settled();
    expect(told).toEqual(['drawn 0']);
    set(true);
    await settled();
    expect(root.textContent).toBe('gonegone');
  });
});

describe('what fails', () => {
  const faults: unknown[] = [];
  afterEach(() => vi.unstubAllGlobals());

  it('leaves all else drawn, then and later', async () => {
    vi.stubGlobal('queueMicrotask', (run: () => void) => {
      void Promise.resolve()
        .then(run)
        .catch((fault: unknown) => faults.push(fault));
    });
    const sets: ((count: number) => void)[] = [];
    function Some({ name }: { readonly name: string }) {
      const [count, setCount] = hooks.useState(0);
      sets.push(setCount);
      if (name === 'bad' && count === 1) throw Error('bad');
      return `${name} ${count} `;
    }
    const root = document.createElement('main');
    light.render(light.h(Row, null), root);
    function Row() {
      return ['bad', 'good'].map((name) => light.h(Some as never, { name }));
    }
    sets.forEach((set) => set(1));
    await settled();
    expect(root.textContent).toBe('bad 0 good 1 ');
    expect(faults).toHaveLength(1);
    sets.forEach((set) => set(2));
    await settled();
    expect(root.textContent).toBe('bad 2 good 2 ');
  });
});

/**
 * What the frames of one socket look like: for each type its fields, apart by spaces. A field is its
 * name, `?` where it may be absent, `*` for a list, then `#` for a number, `!` for true or false,
 * `@` for an event, `:Part` for a record, `=Part` for one of the part's words; else it is a text.
 */
export interface Shapes {
  readonly frames: Readonly<Record<string, string>>;
  readonly events: Readonly<Record<string, string>>;
  readonly parts: Readonly<Record<string, string>>;
}

type Table = Readonly<Record<string, string>>;

const fields = /(\w+)(\??)(\*?)([#!@:=]?)(\w*)/g;

/** The JSON object in `text`; an event in it that has no known shape is `internal`. */
export function frameIn(text: string, shapes: Shapes): unknown {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isObject(frame) &&
    isObject(frame['event']) &&
    !isTagged(frame['event'], shapes.events, shapes)
    ? { ...frame, event: { type: 'internal' } }
    : frame;
}

/** Whether `frame` is of a known type and has all that the type demands. */
export function hasShape(frame: unknown, shapes: Shapes): boolean {
  return isTagged(frame, shapes.frames, shapes);
}

function isTagged(value: unknown, table: Table, shapes: Shapes): boolean {
  return (
    isObject(value) &&
    typeof value['type'] === 'string' &&
    Object.hasOwn(table, value['type']) &&
    has(value, table[value['type']] ?? '', shapes)
  );
}

function has(value: unknown, spec: string, shapes: Shapes): boolean {
  if (!isObject(value)) return false;
  for (const [, name = '', optional, many, mark = '', part = ''] of spec.matchAll(fields)) {
    const field = value[name];
    if (field === undefined) {
      if (!optional) return false;
    } else if (many) {
      if (!Array.isArray(field) || !field.every((each) => is(each, mark, part, shapes)))
        return false;
    } else if (!is(field, mark, part, shapes)) return false;
  }
  return true;
}

function is(value: unknown, mark: string, part: string, shapes: Shapes): boolean {
  const spec = shapes.parts[part] ?? '';
  if (mark === '#') return typeof value === 'number';
  if (mark === '!') return typeof value === 'boolean';
  if (mark === '@') return isTagged(value, shapes.events, shapes);
  if (mark === ':') return has(value, spec, shapes);
  return typeof value === 'string' && (mark === '' || spec.split(' ').includes(value));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

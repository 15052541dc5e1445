const UNWRITABLE: Readonly<Record<string, number>> = {
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
};

/** JSON in which the numbers that JSON lacks are the strings "Infinity", "-Infinity" and "NaN", and Maps are objects. */
export function jsonText(value: unknown, indent = 2): string {
  const text = JSON.stringify(
    value,
    (_key, x: unknown) => {
      if (typeof x === 'number' && !Number.isFinite(x)) return String(x);
      if (x instanceof Map) return Object.fromEntries(x);
      return x;
    },
    indent,
  );
  return `${text}\n`;
}

/** For `JSON.parse`: the inverse of what `jsonText` does with numbers. */
export const revived = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && Object.hasOwn(UNWRITABLE, value) ? UNWRITABLE[value] : value;

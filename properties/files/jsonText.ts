/** JSON in which infinities are the strings "Infinity" and "-Infinity", and Maps are objects. */
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

/** What can be said of a JSON text by its brackets and quotation marks, without making a value of it. */

/** Where the string that begins at a quotation mark ends. */
function closingQuote(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); ; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text[at - 1 - escapes] === '\\') escapes++;
    if (escapes % 2 === 0) return at;
  }
}

/**
 * The first property of an object of a JSON text that no reader may trust, and what was expected: one that is there
 * twice (parsers keep the last one, people see the first), and `__proto__`, which is none.
 */
export function oddKey(text: string): readonly [name: string, expected: string, came: string] | undefined {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const token = text[at];
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (token === '"') {
      const end = closingQuote(text, at);
      const colon = /\s*:/y;
      colon.lastIndex = end + 1;
      if (colon.test(text)) {
        const name = JSON.parse(text.slice(at, end + 1)) as string;
        if (name === '__proto__') return [name, 'no such property', 'one'];
        if (open.at(-1)?.has(name)) return [name, 'this property once', 'it twice in one object'];
        open.at(-1)?.add(name);
      }
      at = end;
    }
  }
  return undefined;
}

/** Objects and lists within each other. Our documents have some ten levels; JSON.parse takes 50 bytes of memory for each one that is open. */
export const MOST_LEVELS = 1000;

/** Whether a text has more levels than any document; it need not be JSON. */
export function tooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const token = text[at];
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (token === '"') {
      at = closingQuote(text, at);
      if (at < 0) return false;
    }
    if (depth > MOST_LEVELS) return true;
  }
  return false;
}

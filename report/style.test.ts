// Contrast by WCAG 2.2 of every colour that text or a mark has, on every background it stands on, light and dark.
import test from 'ava';
import {style} from './style.ts';

function colours(rule: RegExp): Map<string, string> {
  const [, block = ''] = rule.exec(style) ?? [];
  return new Map([...block.matchAll(/--([\w-]+):(#[0-9a-f]+)/g)].map(([, name, value]) => [name!, value!]));
}

function luminance(colour: string): number {
  const digits = colour.slice(1);
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : digits.match(/../g)!;
  const [r, g, b] = pairs.map((pair) => {
    const x = Number.parseInt(pair, 16) / 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

const TEXT = ['text', 'muted', 'link'];
const VERDICTS = ['good', 'fair', 'open', 'bad'];
const MARKS = ['plus', 'minus', ...Array.from({length: 8}, (_, i) => `t${i + 1}`)];

for (const [theme, rule] of [
  ['light', /:root\{([^}]*)\}/],
  ['dark', /:root\[data-theme=dark\]\{([^}]*)\}/],
] as const) {
  test(`${theme}: text at least 4.5, marks at least 3`, (t) => {
    const of = colours(rule);
    t.is(of.size, 25);
    const atLeast = (limit: number, front: string, back: string) => {
      const found = contrast(of.get(front)!, of.get(back)!);
      t.true(found >= limit, `--${front} on --${back}: ${found.toFixed(2)}`);
    };
    for (const back of ['page', 'card']) {
      for (const front of [...TEXT, ...VERDICTS]) atLeast(4.5, front, back);
      for (const front of MARKS) atLeast(3, front, back);
    }
    for (const front of ['text', 'muted']) atLeast(4.5, front, 'track');
    for (const front of VERDICTS) atLeast(4.5, front, `${front}-back`);
  });
}

/** Colours only on a terminal and without NO_COLOR. */
import {styleText} from 'node:util';

type Colour = Parameters<typeof styleText>[0];

export function coloured(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env['NO_COLOR'];
}

export function paint(colour: Colour, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return coloured(stream) ? styleText(colour, text, {validateStream: false}) : text;
}

import {inputError} from '../../../theory/errors.ts';
import {PIXELS, SIDE} from '../images/imageSet.ts';

/** Pixels of averaged images lie in [0, 1): a byte counts as byte / 256, so that all values are short dyadic numbers. */
const BYTE = 256;

/**
 * Images averaged over squares of pixels and cut into patches.
 *
 * @param pixels 784 bytes an image
 * @param side pixels a side after averaging; divides 28, 28 / side a power of two
 * @param patch pixels of a patch, [height, width], which divide the side
 * @returns patch after patch, in reading order, [images x side^2]; exact in float32
 */
export function imageTokens(
  pixels: Uint8Array,
  side: number,
  [height, width]: readonly [number, number],
): Float32Array {
  if (side % height !== 0 || side % width !== 0)
    throw inputError('imageTokens', 'patch', `sizes that divide ${side}`, [height, width]);
  const square = SIDE / side;
  const across = side / width;
  const images = pixels.length / PIXELS;
  const out = new Float32Array(images * side * side);
  for (let r = 0; r < SIDE; r++) {
    for (let c = 0; c < SIDE; c++) {
      const y = Math.floor(r / square);
      const x = Math.floor(c / square);
      const token = Math.floor(y / height) * across + Math.floor(x / width);
      const at = token * height * width + (y % height) * width + (x % width);
      for (let j = 0; j < images; j++) {
        out[j * side * side + at]! += pixels[j * PIXELS + r * SIDE + c]! / (BYTE * square * square);
      }
    }
  }
  return out;
}

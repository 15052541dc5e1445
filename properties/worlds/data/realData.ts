/** Real data by name: what worlds, commands and reports need of a set besides its items. */
import type {Generator} from '../../../theory/laws/generator.ts';
import {IMAGE_SET_NAMES, IMAGE_SETS, type ImageSetName} from '../images/imageSets.ts';
import {DIGITS, IMAGE_GROUPS, onePositive, randomPositives} from '../images/imageSettings.ts';
import {findPackage} from '../images/packageFolder.ts';
import {mildShift, randomShift} from '../shifts/randomShift.ts';
import type {Shift} from '../shifts/registry.ts';
import type {ShiftedWorld} from '../shifts/shiftKind.ts';
import {TEXT_SET_NAMES, TEXT_SETS, type TextSetName} from '../text/textSets.ts';
import {fineTunedOn, halfOfClasses, randomClasses, without} from '../text/textTasks.ts';
import type {ImageData} from './imageData.ts';
import type {TextData} from './textData.ts';

export type RealDataName = ImageSetName | TextSetName;

export const REAL_DATA_NAMES: readonly RealDataName[] = [...IMAGE_SET_NAMES, ...TEXT_SET_NAMES];

export interface RealData {
  /** In a report: `real digits`. */
  readonly about: string;
  /** For `doctor`: `70,000 images`. */
  readonly size: string;
  /** The npm package that brings it. */
  readonly package: string;
  readonly classes: readonly number[];
  /** Items of all classes, at least so many. */
  readonly most: number;
  /** Classes labelled +1 where nothing else is said. */
  readonly positive: readonly number[];
  readonly shifted: ShiftedWorld;
  /** So many items of some classes, as a setting has them. */
  readonly items: (count: number, classes: readonly number[]) => ImageData | TextData;
  /** Of edge settings: classes, those labelled +1, and how many items of them there are at least. */
  readonly easy: {
    readonly classes: readonly number[];
    readonly positive: readonly number[];
    readonly most: number;
  };
  /** Random classes to be labelled +1: where small radii tell them apart, or more widely. */
  readonly positives: (random: Generator, wide: boolean) => number[];
  /** The laws of an encoder and of the settings that share it. */
  readonly laws: (own: Generator) => Laws;
}

export interface Laws {
  /** Shifts of U, if any. */
  readonly shiftU?: readonly Shift[];
  /** Random shifts of T: small ones, or of any size. */
  readonly shift: (random: Generator, wide: boolean) => Shift[];
}

const shiftsOf = (world: ShiftedWorld) => (random: Generator, wide: boolean) =>
  wide ? randomShift(random, world) : mildShift(random, world);

function images(name: ImageSetName): RealData {
  return {
    ...IMAGE_SETS[name],
    size: '70,000 images',
    most: 70_000,
    easy: {classes: [0, 1], positive: [1], most: 12_000},
    classes: DIGITS,
    shifted: IMAGE_GROUPS,
    items: (count, classes) => ({kind: name, images: count, classes}),
    positives: (random, wide) => (wide ? randomPositives(random) : onePositive(random)),
    laws: () => ({shift: shiftsOf(IMAGE_GROUPS)}),
  };
}

function texts(name: TextSetName): RealData {
  const {classes: names, positive, ...set} = TEXT_SETS[name];
  const shifted = {groups: names.length, feature: 'rare'};
  const classes = names.map((_, i) => i);
  return {
    ...set,
    easy: {classes, positive, most: set.most},
    classes,
    positive,
    shifted,
    items: (passages, classes) => ({kind: name, passages, classes}),
    positives: (random, wide) => (wide ? randomClasses(classes, random) : [...positive]),
    laws(own) {
      const random = own.derive('classes of U');
      // A shift as nature has it: pretrained on some classes, used on others.
      if (random.integer(4) === 0) return {shift: shiftsOf(shifted)};
      const unseen = halfOfClasses(classes, positive, random);
      return {
        shiftU: without(unseen),
        shift: (setting, wide) => fineTunedOn(classes, unseen, setting, wide),
      };
    },
  };
}

const SETS = new Map<RealDataName, RealData>([
  ...IMAGE_SET_NAMES.map((name) => [name, images(name)] as const),
  ...TEXT_SET_NAMES.map((name) => [name, texts(name)] as const),
]);

export const realData = (name: RealDataName): RealData => SETS.get(name)!;

/** True where the package can be found; nothing is read. */
export const hasRealData = (name: RealDataName): boolean => findPackage(realData(name).package) !== undefined;

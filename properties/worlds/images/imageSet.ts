/** Sets of 28 x 28 images with ten classes each, from npm packages that are installed by whoever wants their worlds. */

export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

export interface LabelledImages {
  /** 70,000. */
  readonly count: number;
  /** Row-major, 784 bytes per image, ink 255, paper 0. */
  readonly pixels: Uint8Array;
  /** Classes 0 to 9. */
  readonly labels: Uint8Array;
}

export interface ImageSource {
  /** Package to look for, from this module and then from the working directory. */
  readonly package?: string;
  /** Folder with the data files, in place of the package's. */
  readonly directory?: string;
}

/** A new set is one loader and a line in imageSets.ts. */
export interface ImageSet {
  /** In a report: `real digits`. */
  readonly about: string;
  /** The npm package. */
  readonly package: string;
  /** Classes labelled +1 where nothing else is said: a task that the lower half of an image tells more about than its ink. */
  readonly positive: readonly number[];
  /** One copy per process. */
  readonly load: (source?: ImageSource) => LabelledImages;
}

import {hasImages, IMAGE_SETS, type ImageSetName} from '../../worlds/images/imageSets.ts';
import type {DataPackage} from '../worldKind.ts';

/** What a set of images is installed with. */
export const imagePackage = (name: ImageSetName): DataPackage => ({
  name: IMAGE_SETS[name].package,
  present: () => hasImages(name),
});

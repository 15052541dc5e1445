/** Total variation distances between U and T. */
export {type LawOf, pushforwardTotalVariation, totalVariation} from '../theory/laws/totalVariation.ts';

/** Certified enclosures of elementary functions of an interval. */
export {exp, log, power, softplus, sqrt} from '../theory/arithmetic/elementary.ts';

/** The hypotheses of the transferability theorems, for claims of one's own. */
export {
  decodableHead,
  pooledOverMask,
  realisablePretext,
  roomForHead,
  visibleOnly,
} from '../theory/transfer/assumptions.ts';

/** Apart from what loads them: declarations of TensorFlow.js do not compile everywhere that this package's do. */
export type TensorFlowName = 'native' | 'wasm' | 'cpu';

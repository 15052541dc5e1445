/**
 * One case's optimiser, in plain JavaScript over its one float32 array: a step is the same whatever the
 * backend and whatever other cases are in the batch, and each case has its own learning rate.
 */
export interface Optimiser {
  /** Updates the parameters in place from the gradient of the same length. */
  step(parameters: Float32Array, gradient: Float32Array): void;
}

/** Plain gradient descent. */
export function sgd(learningRate: number): Optimiser {
  return {
    step(parameters, gradient) {
      for (let i = 0; i < parameters.length; i++) parameters[i]! -= learningRate * gradient[i]!;
    },
  };
}

const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

/** Adam (Kingma and Ba 2015, algorithm 1) with its defaults; moments are float32. */
export function adam(learningRate: number, size: number): Optimiser {
  const first = new Float32Array(size);
  const second = new Float32Array(size);
  let power1 = 1;
  let power2 = 1;
  return {
    step(parameters, gradient) {
      power1 *= beta1;
      power2 *= beta2;
      const rate = learningRate / (1 - power1);
      const correction = 1 / (1 - power2);
      for (let i = 0; i < size; i++) {
        const g = gradient[i]!;
        const m = beta1 * first[i]! + (1 - beta1) * g;
        const v = beta2 * second[i]! + (1 - beta2) * g * g;
        first[i] = m;
        second[i] = v;
        parameters[i]! -= (rate * m) / (Math.sqrt(v * correction) + epsilon);
      }
    },
  };
}

/** Slope of `leaky` below zero. */
export const leakySlope = 0.1;

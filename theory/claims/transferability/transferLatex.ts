/** LaTeX that the claims on transferability share: what a head loses, and the pretext gap, for either encoder. */

export const HEAD_LOSS = String.raw`\inf_{F_R}L_U(f\circ h)-\inf_{F_{R_0}}L_U(f\circ h^\circ)`;
export const POOLED_HEAD_LOSS = String.raw`\inf_{F_R}L_U(f\circ\bar h)-\inf_{F_{R_0}}L_U(f\circ\bar h^\circ)`;

export const SHARP_CONSTANT = String.raw`G\,|(W^{\circ\top})^+\theta^\circ|\,`;
export const PUBLISHED_CONSTANT = String.raw`\frac{G\,|\theta^\circ|}{s}`;

/** @param law 'U', or '\\mu' of masked tokens */
export const pretextGap = (law: string, power = '^{1/2}'): string =>
  String.raw`\big(\inf_W L_${law}(W,h)-L_${law}(W^\circ,h^\circ)\big)${power}`;

import {html, type Markup} from '../html.ts';

/** An entry of a legend: a swatch of a colour and what has it. */
export const colourEntry = (colour: string, name: string): Markup =>
  html`<li><span class="swatch" style="background:${colour}"></span>${name}</li>`;

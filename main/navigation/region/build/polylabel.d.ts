/** polylabel 2.1.0 carries no types. */
declare module 'polylabel' {
  /** The point of a polygon that is farthest from its outline: where a label belongs. */
  function polylabel(
    polygon: readonly (readonly [number, number][])[],
    precision?: number,
  ): [number, number] & { distance: number };
  export { polylabel as default };
}

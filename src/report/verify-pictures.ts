/** Name of the picture of all distances between agents and theory. */
export const Z_SCORES = 'z-scores';

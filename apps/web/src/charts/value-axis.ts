/** Room for the labels of a value axis: six digits are wider than the margin that most charts have. */

/** From a label to its axis. */
export const LABEL_GAP = 6;
/** Widths of the small text of charts: figures have one width, signs between them less. */
const DIGIT_PX = 6.8;
const SIGN_PX = 3;

export const labelRoom = (labels: readonly string[]): number =>
  Math.ceil(
    Math.max(
      0,
      ...labels.map(
        (label) => label.replaceAll(/\d/g, '').length * SIGN_PX + label.replaceAll(/\D/g, '').length * DIGIT_PX,
      ),
    ) + LABEL_GAP,
  );

/** A day on which the example educator's answer is known by heart: the README prints it. */
const EXAMPLE_DAY = '2023-08-31';

/** What a stranger is told to ask first, line by line. The README prints its answer, and a test compares the two. */
const LINES = [
  '{',
  `  renewalStatus(asOf: "${EXAMPLE_DAY}") {`,
  '    license deadline',
  '    decision { outcome required counted unit missing credits { title counted } }',
  '  }',
  '}',
];

/** For a page. */
export const FIRST_QUERY = `${LINES.join('\n')}\n`;

/** For one line of a shell. */
export const FIRST_QUERY_IN_LINE = LINES.map((line) => line.trim()).join(' ');

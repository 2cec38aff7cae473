/** One line of the text that collectors read. */
export interface Figure {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export function figuresIn(text: string): readonly Figure[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', , labels = '', value = ''] = /^([a-z_]+)(\{(.*)\})? ([-+\w.]+)$/i.exec(line) ?? [];
      const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', said = '']) => [key, said]);
      return { name, labels: Object.fromEntries(pairs) as Figure['labels'], value: Number(value) };
    });
}

/** The value of the one figure with that name and these labels; undefined when there is none. */
export function valueOf(text: string, name: string, labels: Figure['labels'] = {}): number | undefined {
  return figuresIn(text).find(
    (figure) =>
      figure.name === name && Object.entries(labels).every(([key, value]) => figure.labels[key] === value),
  )?.value;
}

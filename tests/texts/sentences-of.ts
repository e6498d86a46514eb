/** The leaves of a catalogue as sentences, by their path; functions are given something to say. */
export function sentencesOf(catalogue: unknown, givenAt: (path: string) => readonly unknown[]): Record<string, string> {
  const sentences: Record<string, string> = {};
  const walk = (value: unknown, path: string): void => {
    if (value === null) return;
    if (typeof value === 'string') sentences[path] = value;
    else if (typeof value === 'function') walk(Reflect.apply(value, undefined, givenAt(path)), path);
    else if (typeof value === 'object')
      for (const [key, child] of Object.entries(value)) walk(child, path === '' ? key : `${path}.${key}`);
  };
  walk(catalogue, '');
  return sentences;
}

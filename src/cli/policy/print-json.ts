const MOST_IN_A_LINE = 100;

/** JSON for people to edit: what is short stands in one line, such as the hours of a day. */
export function printJson(value: unknown, indent = ''): string {
  const short = inOneLine(value);
  if (!isNested(value) || indent.length + short.length <= MOST_IN_A_LINE) return short;
  const deeper = `${indent}  `;
  const members = membersOf(value).map(([key, member]) => `${deeper}${named(value, key)}${printJson(member, deeper)}`);
  return Array.isArray(value) ? `[\n${members.join(',\n')}\n${indent}]` : `{\n${members.join(',\n')}\n${indent}}`;
}

function inOneLine(value: unknown): string {
  if (!isNested(value)) return JSON.stringify(value);
  const members = membersOf(value).map(([key, member]) => `${named(value, key)}${inOneLine(member)}`);
  if (Array.isArray(value)) return `[${members.join(', ')}]`;
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}';
}

const named = (value: object, key: string): string => (Array.isArray(value) ? '' : `${JSON.stringify(key)}: `);

const membersOf = (value: object): readonly [string, unknown][] =>
  Object.entries(value).filter(([, member]) => member !== undefined);

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

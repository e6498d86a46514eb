const MOST_IN_A_LINE = 100;

/** JSON for people to edit: what is short stands in one line, such as the hours of a day. */
export function printJson(value: unknown, indent = ''): string {
  const short = JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ') ?? 'null';
  if (typeof value !== 'object' || value === null || indent.length + short.length <= MOST_IN_A_LINE)
    return short.replace(/^\[ (.*) \]$/s, '[$1]');
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [`${deeper}${isList ? '' : `${JSON.stringify(key)}: `}${printJson(member, deeper)}`],
  );
  return `${isList ? '[' : '{'}\n${members.join(',\n')}\n${indent}${isList ? ']' : '}'}`;
}

export function readTemplate(_raw: string): undefined {
  return undefined;
}

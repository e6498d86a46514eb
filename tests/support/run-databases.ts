import { z } from 'zod';

/** What the set-up of a run tells the test processes, which inherit its environment. */
const environment = z.object({
  GUICHET_TEST_EMBEDDED_TEMPLATE: z.string().optional(),
  GUICHET_TEST_EMBEDDED_FOLDER: z.string().optional(),
  GUICHET_TEST_POSTGRES_URL: z.string().optional(),
  GUICHET_TEST_POSTGRES_TEMPLATE: z.string().optional(),
  GUICHET_TEST_POSTGRES_BINARIES: z.string().optional(),
});

export function tellTestProcesses(values: z.input<typeof environment>): void {
  Object.assign(process.env, values);
}

/** @throws Error when the jest project of the test has no such set-up */
export function toldBySetup(name: keyof z.infer<typeof environment>): string {
  const value = environment.parse(process.env)[name];
  if (value === undefined) throw new Error(`${name} is not set: this jest project does not prepare that database`);
  return value;
}

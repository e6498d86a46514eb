import packageJson from '../../package.json' with { type: 'json' };
import { productVersion } from '../../src/cli/version.ts';

test('the version is that of package.json', () => {
  expect(productVersion(`${__dirname}/../../src/cli`)).toBe(packageJson.version);
});

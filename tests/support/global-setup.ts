import { embeddedTemplate } from './embedded-template.ts';
import { tellTestProcesses } from './run-databases.ts';

/** Once per run: the migrated embedded database that each test file gets a copy of. */
// biome-ignore lint/style/noDefaultExport: jest loads it so
export default async function setUpEmbedded(): Promise<void> {
  const { file, folder } = await embeddedTemplate();
  tellTestProcesses({ GUICHET_TEST_EMBEDDED_TEMPLATE: file, GUICHET_TEST_EMBEDDED_FOLDER: folder });
}

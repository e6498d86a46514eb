// biome-ignore lint/style/noDefaultExport: jest loads it so
export default async function tearDown(): Promise<void> {
  await globalThis.stopTestPostgres?.();
}

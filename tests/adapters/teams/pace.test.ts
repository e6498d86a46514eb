import { makeWaitForTurn } from '../../../src/adapters/teams/pace.ts';
import { DeliveryError } from '../../../src/app/ports/delivery.ts';

test('a tenant gets so many requests within any second, the next wait or are put off; another tenant waits for nobody', async () => {
  const waitForTurn = makeWaitForTurn(3);
  const startedMs = performance.now();
  // All within the same second, whatever keeps this machine busy.
  const clock = jest.spyOn(performance, 'now').mockReturnValue(startedMs);

  for (let request = 0; request < 3; request += 1) await waitForTurn('a tenant', 0);
  await waitForTurn('another tenant', 0);
  const refused: unknown = await waitForTurn('a tenant', 10).catch((error: unknown) => error);
  await waitForTurn('a tenant', 2000);
  clock.mockRestore();

  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(999);
  expect(refused).toBeInstanceOf(DeliveryError);
  expect(refused).toMatchObject({ problem: { kind: 'try_later' } });
});

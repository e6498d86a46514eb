import type { Page } from 'playwright-core';

const MOST_PRESSES = 60;

/** Somebody who has a keyboard and nothing else: no click, no focus that they did not walk to. */
export function aKeyboard(page: Page) {
  const { keyboard } = page;

  /** Whether the focus stands on, or within, what this selector names. */
  const isOn = (selector: string): Promise<boolean> =>
    page.evaluate(`document.activeElement?.closest(${JSON.stringify(selector)}) != null`);

  /** What has the focus must look so: an outline, or the box around the composer. */
  const isVisiblyFocused = (): Promise<boolean> =>
    page.evaluate(`(() => {
      const focused = document.activeElement;
      const box = focused.closest('.composer-box');
      const style = getComputedStyle(box ?? focused);
      return box ? style.boxShadow !== 'none' : style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
    })()`);

  const go = async (key: string, selector: string): Promise<void> => {
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      if (await isOn(selector)) {
        if (await isVisiblyFocused()) return;
        throw new Error(`the focus on ${selector} cannot be seen`);
      }
      await keyboard.press(key);
    }
    throw new Error(`${key} does not reach ${selector}`);
  };

  return {
    press: (key: string) => keyboard.press(key),
    type: (words: string) => keyboard.type(words),
    isOn,
    /** Presses a key until the focus is there, and can be seen there. */
    go,
    /** From part to part with F6, then along with Tab. */
    async hop(region: string, selector = region): Promise<void> {
      await go('F6', region);
      await go('Tab', selector);
    },
    /** Walks to a button and presses it. */
    async pressOn(selector: string): Promise<void> {
      await go('Tab', selector);
      await keyboard.press('Enter');
    },
    async be(user: string): Promise<void> {
      await go('F6', '#people .person');
      await go('ArrowDown', `[data-user="${user}"]`);
      await keyboard.press('Enter');
      await page.locator(`[data-user="${user}"][aria-pressed="true"]`).waitFor();
    },
    async open(channel: string): Promise<void> {
      await go('F6', '#places .channel');
      await go('ArrowDown', channel);
      await keyboard.press('Enter');
      await page.locator(`${channel}[aria-current="page"]`).waitFor();
    },
    /** To the newest message with this button, then to the button; from the end of the list, upwards. */
    async pressInMessages(label: string): Promise<void> {
      const named = page.locator('.button', { hasText: new RegExp(`^${label}$`) });
      const row = page.locator('#messages > li', { has: named }).last();
      const button = row.locator('.button', { hasText: new RegExp(`^${label}$`) });
      const ts = await row.getAttribute('data-ts');
      const actionId = await button.getAttribute('data-action-id');
      await go('F6', '#messages-scroller');
      await keyboard.press('ArrowUp');
      await go('ArrowUp', `.message[data-ts="${ts}"]`);
      await go('Tab', `[data-ts="${ts}"] [data-action-id="${actionId}"]`);
      await keyboard.press('Enter');
    },
  };
}

export type Keyboard = ReturnType<typeof aKeyboard>;

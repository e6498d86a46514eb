import type { InputBlock, KitBlock, StatefulElement } from '../../../src/playground/page/block-kit.ts';
import { correctionFor, TypedValues } from '../../../src/playground/page/browser/element-state.ts';
import { wordsFor } from '../../../src/playground/page/browser/words.ts';

const words = wordsFor('en-US');
const label = { type: 'plain_text', text: 'Label' } as const;
const option = (value: string) => ({ text: { type: 'plain_text', text: value } as const, value });
const select = (...values: string[]): StatefulElement => ({
  type: 'static_select',
  action_id: 'v',
  options: values.map(option),
});
const input = (element: StatefulElement, optional = false): InputBlock => ({
  type: 'input',
  block_id: 'b',
  label,
  optional,
  element,
});

describe('typed values', () => {
  test('start from the form, then hold what was typed', () => {
    const typed = new TypedValues();
    const element: StatefulElement = { type: 'plain_text_input', action_id: 'v', initial_value: 'first' };
    expect(typed.of('b', element)).toEqual({ type: 'plain_text_input', value: 'first' });
    typed.set('b', 'v', { type: 'plain_text_input', value: 'mine' });
    expect(typed.of('b', { ...element, initial_value: 'second' })).toMatchObject({ value: 'mine' });
  });

  test('start over under another block, another action or another kind of element', () => {
    const typed = new TypedValues({ b: { v: { type: 'plain_text_input', value: 'mine' } } });
    expect(typed.of('other', { type: 'plain_text_input', action_id: 'v' })).toMatchObject({ value: null });
    expect(typed.of('b', { type: 'plain_text_input', action_id: 'w' })).toMatchObject({ value: null });
    expect(typed.of('b', { type: 'url_text_input', action_id: 'v' })).toMatchObject({ value: null });
  });

  test('forget a choice that is no longer offered', () => {
    const typed = new TypedValues({ b: { v: { type: 'static_select', selected_option: option('gone') } } });
    expect(typed.of('b', select('gone', 'kept'))).toMatchObject({ selected_option: { value: 'gone' } });
    expect(typed.of('b', select('kept'))).toMatchObject({ selected_option: null });
  });

  test('are collected from inputs, accessories and actions, buttons left out', () => {
    const blocks: readonly KitBlock[] = [
      input({ type: 'datepicker', action_id: 'v', initial_date: '2026-11-22' }),
      { type: 'section', block_id: 's', text: label, accessory: { type: 'users_select', action_id: 'u' } },
      { type: 'actions', block_id: 'a', elements: [{ type: 'button', text: label, action_id: 'x' }, select('one')] },
      { type: 'divider' },
    ];
    expect(new TypedValues().collect(blocks)).toEqual({
      b: { v: { type: 'datepicker', selected_date: '2026-11-22' } },
      s: { u: { type: 'users_select', selected_user: null } },
      a: { v: { type: 'static_select', selected_option: null } },
    });
  });
});

describe('what is said of a field before the form goes', () => {
  test.each<[string, StatefulElement, unknown, string | undefined]>([
    ['an empty one', { type: 'plain_text_input' }, null, words.corrections.required],
    ['a short one', { type: 'plain_text_input', min_length: 10 }, 'short', words.corrections.tooShort(10)],
    ['a long enough one', { type: 'plain_text_input', min_length: 5 }, 'short', undefined],
    ['a word for an address', { type: 'url_text_input' }, 'homepage', words.corrections.url],
    ['a script for an address', { type: 'url_text_input' }, 'javascript:alert(1)', words.corrections.url],
    ['an address', { type: 'url_text_input' }, 'https://e.fr', undefined],
    ['a word for an email', { type: 'email_text_input' }, 'me', words.corrections.email],
    ['an email', { type: 'email_text_input' }, 'me@e.fr', undefined],
    ['a word for a number', { type: 'number_input' }, 'two', words.corrections.number],
    ['a fraction', { type: 'number_input' }, '1,5', words.corrections.decimal],
    ['an allowed fraction', { type: 'number_input', is_decimal_allowed: true }, '1,5', undefined],
    ['too small a number', { type: 'number_input', min_value: '1' }, '0', words.corrections.tooSmall('1')],
    ['too large a number', { type: 'number_input', max_value: '9' }, '10', words.corrections.tooLarge('9')],
  ])('%s', (_what, element, value, expected) => {
    expect(correctionFor(input(element), { type: element.type, value }, words)).toBe(expected);
  });

  test('nothing when an optional one is empty', () => {
    const element: StatefulElement = { type: 'checkboxes', options: [option('one')] };
    const state = { type: 'checkboxes', selected_options: [] };
    expect(correctionFor(input(element, true), state, words)).toBeUndefined();
    expect(correctionFor(input(element), state, words)).toBe(words.corrections.required);
  });
});

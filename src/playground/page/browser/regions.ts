/** What F6 goes to, in this order, as in Slack. */
const REGIONS = [
  '#people .person[aria-pressed="true"]',
  '#places .channel[aria-current]',
  '#messages-scroller',
  '#home-scroller',
  '#composer textarea',
  '#thread-scroller',
  '#thread-composer textarea',
  '#traffic-filter',
  '#tour-card button',
];

/** F6 goes to the next part of the page, Shift + F6 to the one before: a few keys from anywhere to anywhere. */
export function hopBetweenRegions(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    const reachable = REGIONS.flatMap((selector) => {
      const region = document.querySelector<HTMLElement>(selector);
      return region?.checkVisibility({ visibilityProperty: true }) ? [region] : [];
    });
    const at = reachable.findLastIndex((region) => holdsFocus(region));
    const step = event.shiftKey ? -1 : 1;
    const from = at === -1 && event.shiftKey ? 0 : at;
    reachable.at((from + step + reachable.length) % reachable.length)?.focus();
  });
}

function holdsFocus(region: HTMLElement): boolean {
  const whole = region.closest('ul, form, #traffic, #tour-card') ?? region;
  return whole.contains(document.activeElement);
}

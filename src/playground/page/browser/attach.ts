import type { PageFile } from '../protocol.ts';
import { upload } from './api.ts';
import { create, createButton } from './dom.ts';
import { icon } from './icons.ts';
import { attachMenu } from './menu.ts';
import type { Words } from './words.ts';

/** In bytes, as the page's server takes them. */
const MOST_BYTES = 25_000_000;
const SAMPLES = ['page-blanche', 'erreur-500', 'panier-vide'] as const;

export interface AttachOptions {
  words(): Words;
  me(): string;
  attached(file: PageFile): void;
  failed(problem: string): void;
}

/** Makes a button offer a file of this computer or one of the sample pictures, and uploads what was chosen. */
export function attachFiles(button: HTMLButtonElement, options: AttachOptions): void {
  const { words } = options;
  const take = async (file: File): Promise<void> => {
    if (file.size > MOST_BYTES) return options.failed(words().tooHeavy(file.name));
    button.ariaBusy = 'true';
    const taken = await upload(options.me(), file);
    button.ariaBusy = null;
    if (taken) options.attached(taken);
    else options.failed(words().failures.page);
  };
  const picker = create('input', { type: 'file', multiple: true, hidden: true });
  const takePicked = async (): Promise<void> => {
    for (const file of picker.files ?? []) await take(file);
    picker.value = '';
  };
  picker.addEventListener('change', () => void takePicked());
  const sampleOf = async (name: string): Promise<void> => {
    const response = await fetch(`samples/${name}.png`);
    await take(new File([await response.blob()], `${name}.png`, { type: 'image/png' }));
  };
  attachMenu(button, words().attach, () => [
    {
      entries: [{ key: 'choose', label: [words().chooseFile], picture: icon('file'), choose: () => picker.click() }],
    },
    {
      title: words().samples,
      entries: SAMPLES.map((name) => ({
        key: name,
        label: [words().sampleNames[name]],
        picture: create('img', { src: `samples/${name}.png`, alt: '', class: 'sample' }),
        choose: () => sampleOf(name),
      })),
    },
  ]);
}

/** The chosen files, each with a button that takes it off again. */
export function drawChosenFiles(
  files: readonly PageFile[],
  words: Words,
  takeOff: (file: PageFile) => void,
): readonly HTMLElement[] {
  return files.map((file) =>
    create(
      'li',
      { class: 'chosen-file', 'data-file': file.name },
      drawThumbnail(file),
      create('span', { class: 'file-name' }, file.name),
      create('span', { class: 'file-size' }, sizeOf(file.size, words)),
      createButton(
        { class: 'tool', 'aria-label': words.takeOff(file.name), title: words.takeOff(file.name) },
        () => takeOff(file),
        icon('close'),
      ),
    ),
  );
}

/** A file as it stands under a message: pictures show, the rest is a card that downloads. */
export function drawFile(file: PageFile, words: Words): HTMLElement {
  const name = create('span', { class: 'file-name' }, file.name);
  const size = create('span', { class: 'file-size' }, sizeOf(file.size, words));
  return create(
    'a',
    { class: 'file', href: addressOf(file.id), target: '_blank', rel: 'noopener', 'data-file': file.name },
    drawThumbnail(file),
    create('span', { class: 'file-text' }, name, size),
  );
}

/** Where the content of a file is, as long as the page's server has it. */
export function addressOf(fileId: string): string {
  return `api/file?id=${encodeURIComponent(fileId)}`;
}

function drawThumbnail(file: PageFile): Node {
  if (!/^image\/(png|jpeg|gif|webp)$/.test(file.mimetype)) return icon('file');
  const picture = create('img', { class: 'thumbnail', src: addressOf(file.id), alt: '' });
  // The server forgets contents when it restarts: the file then stands there without its picture.
  picture.addEventListener('error', () => picture.replaceWith(icon('file')));
  return picture;
}

function sizeOf(bytes: number, { sizes }: Words): string {
  if (bytes < 1000) return `${bytes} ${sizes.bytes}`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} ${sizes.kilo}`
    : `${(bytes / 1_000_000).toFixed(1)} ${sizes.mega}`;
}

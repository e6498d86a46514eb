import fc from 'fast-check';
import { ACCEPTED_ENDINGS, faultOf, LARGEST_FILE } from '../../src/forms/accepted-files.ts';
import { aFile } from '../support/builders.ts';

describe('what a form takes (S0-09, S0-16)', () => {
  test.each([
    ['capture.png', 'image/png'],
    ['IMG_0412.HEIC', 'image/heic'],
    ['photo.jpg', 'image/jpeg'],
    ['devis.pdf', 'application/pdf'],
    ['cahier des charges.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['tarifs.ods', 'application/vnd.oasis.opendocument.spreadsheet'],
    ['export.csv', 'application/vnd.ms-excel'],
    ['serveur.log', 'text/plain'],
    ['monsite.com.har', 'application/json'],
    ['monsite.com.har', 'application/octet-stream'],
    ['capture.png', ''],
    ['image collée', 'image/png'],
  ])('%s, which the platform says is “%s”', (name, mimeType) => {
    expect(faultOf(aFile({ name, mimeType }))).toBeUndefined();
  });

  test.each([
    ['outil.exe', 'application/x-msdownload'],
    ['outil.exe', 'image/png'],
    ['archive.zip', 'application/zip'],
    ['logo.svg', 'image/svg+xml'],
    ['page.html', 'text/html'],
    ['devis.pdf.exe', 'application/pdf'],
    ['devis.pdf', 'application/x-msdownload'],
    ['capture.png', 'text/html'],
    ['film.mp4', 'video/mp4'],
    ['sans nom', ''],
    ['', 'application/octet-stream'],
  ])('not %s, which the platform says is “%s”', (name, mimeType) => {
    expect(faultOf(aFile({ name, mimeType }))).toBe('type');
  });

  test('10 MB is not too large, a byte more is', () => {
    expect(faultOf(aFile({ size: LARGEST_FILE }))).toBeUndefined();
    expect(faultOf(aFile({ size: LARGEST_FILE + 1 }))).toBe('size');
  });

  test('the last ending decides and case does not; no other ending is ever taken', () => {
    const ending = fc.stringMatching(/^[a-zA-Z0-9]{1,8}$/);
    fc.assert(
      fc.property(fc.string(), ending, fc.nat({ max: 2 * LARGEST_FILE }), (stem, last, size) => {
        const isKnown = ACCEPTED_ENDINGS.includes(last.toLowerCase());
        const fault = faultOf({ name: `${stem}.${last}`, mimeType: 'application/octet-stream', size });

        expect(fault).toBe(isKnown ? (size > LARGEST_FILE ? 'size' : undefined) : 'type');
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...ACCEPTED_ENDINGS), (stem, last) => {
        expect(faultOf({ name: `${stem}.${last.toUpperCase()}`, mimeType: '', size: 1 })).toBeUndefined();
      }),
    );
  });
});

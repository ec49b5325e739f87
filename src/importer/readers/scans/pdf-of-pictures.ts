/** Pictures of pages become a PDF with a page for each, in which they stand as they came (PDF 32000-1, 7.4.4, 7.4.8). */

import { lookIntoPicture, type PictureFile } from './picture-file.ts';

/** Points of the longest side: what is rendered at 300 dots an inch is as large as a scanned A4 page. */
const LONGEST_SIDE = 842;
/** Of width times height; photographs of telephones have 12 to 50 millions. */
const MOST_PIXELS = 64_000_000;
/** A side of fewer pixels holds no page. */
const LEAST_SIDE = 200;

export type PicturesAsPdf =
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array }
  /** `at` is which of them, counted from 1. */
  | { readonly kind: 'damaged' | 'interlaced' | 'too-large' | 'too-small'; readonly at: number };

type Good = PictureFile & { readonly kind: 'jpeg' | 'png' };

/** Each is a PNG or a JPEG file; what cannot be a page is refused by its header alone. */
export function pdfOfPictures(files: readonly Uint8Array[]): PicturesAsPdf {
  const pictures: { readonly picture: Good; readonly file: Uint8Array }[] = [];
  for (const [index, file] of files.entries()) {
    const picture = lookIntoPicture(file);
    const at = index + 1;
    if (picture.kind === 'damaged' || picture.kind === 'interlaced') return { kind: picture.kind, at };
    if (picture.width * picture.height > MOST_PIXELS) return { kind: 'too-large', at };
    if (Math.min(picture.width, picture.height) < LEAST_SIDE) return { kind: 'too-small', at };
    pictures.push({ picture, file });
  }
  const objects: Uint8Array[] = [];
  const kids = pictures.map((_, at) => `${String(5 + 3 * at)} 0 R`).join(' ');
  objects.push(object('<< /Type /Catalog /Pages 2 0 R >>'));
  objects.push(object(`<< /Type /Pages /Count ${String(pictures.length)} /Kids [${kids}] >>`), ...PROGRAMS);
  for (const [at, { picture, file }] of pictures.entries()) {
    const { width, height } = picture;
    const scale = LONGEST_SIDE / Math.max(width, height);
    const size = `${(width * scale).toFixed(2)} ${(height * scale).toFixed(2)}`;
    const [draws, image] = [`${String(6 + 3 * at)} 0 R`, `${String(7 + 3 * at)} 0 R`];
    objects.push(
      object(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size}] /Contents ${draws} /Resources << /XObject << /P ${image} >> >> >>`,
      ),
      stream('', Buffer.from(`${size.replace(' ', ' 0 0 ')} 0 0 cm /P Do`)),
      stream(
        `/Type /XObject /Subtype /Image /Width ${String(width)} /Height ${String(height)} ${formatOf(picture)}`,
        picture.kind === 'jpeg' ? file : Buffer.concat(picture.data),
      ),
    );
  }
  return { kind: 'pdf', bytes: assembled(objects) };
}

function formatOf(picture: Good): string {
  if (picture.kind === 'jpeg') {
    const space = { 1: '/DeviceGray', 3: '/DeviceRGB' }[picture.parts] ?? '/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]';
    return `/Filter /DCTDecode /BitsPerComponent 8 /ColorSpace ${space}`;
  }
  const { width, bits, colour, palette } = picture;
  const parts = { 2: 3, 4: 2, 6: 4 }[colour] ?? 1;
  const predictor = `/DecodeParms << /Predictor 15 /Colors ${String(parts)} /BitsPerComponent ${String(bits)} /Columns ${String(width)} >>`;
  return `/Filter /FlateDecode ${predictor} /BitsPerComponent ${String(bits)} /ColorSpace ${spaceOf(colour, palette)}`;
}

/** What shines through is laid on white paper: the last part of a pixel says how much it covers. */
function spaceOf(colour: number, palette: Uint8Array | null): string {
  switch (colour) {
    case 2:
      return '/DeviceRGB';
    case 3: {
      const colours = palette ?? new Uint8Array();
      const last = Math.max(Math.floor(colours.length / 3) - 1, 0);
      return `[/Indexed /DeviceRGB ${String(last)} <${Buffer.from(colours).toString('hex')}>]`;
    }
    case 4:
      return covered('/G /A', '/DeviceGray', 3);
    case 6:
      return covered('/R /G /B /A', '/DeviceRGB', 4);
    default:
      return '/DeviceGray';
  }
}

function covered(names: string, space: string, program: number): string {
  return `[/DeviceN [${names}] ${space} ${String(program)} 0 R]`;
}

/** Each part of a colour laid on white by its cover, in PostScript's order of a stack. */
const PART = '1 sub 3 index mul 1 add 3 1 roll';
const PROGRAMS: readonly Uint8Array[] = [
  laidOnWhite(2, '{ exch 1 sub mul 1 add }'),
  laidOnWhite(4, `{ 4 1 roll ${PART} ${PART} ${PART} 4 3 roll pop }`),
];

function laidOnWhite(inputs: number, program: string): Uint8Array {
  const range = (count: number): string => Array.from({ length: count }, () => '0 1').join(' ');
  return stream(`/FunctionType 4 /Domain [${range(inputs)}] /Range [${range(inputs - 1)}]`, Buffer.from(program));
}

function object(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

function stream(entries: string, content: Uint8Array): Uint8Array {
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${String(content.length)} >>\nstream\n`, 'latin1'),
    content,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

function assembled(objects: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.4\n%\u00e2\u00e3\n', 'latin1')];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  const put = (bytes: Uint8Array): void => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [index, body] of objects.entries()) {
    places.push(at);
    put(Buffer.from(`${String(index + 1)} 0 obj\n`, 'latin1'));
    put(body);
    put(Buffer.from('\nendobj\n', 'latin1'));
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(objects.length + 1);
  const start = String(at);
  put(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

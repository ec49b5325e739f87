/** The characters that a TrueType font draws with a glyph other than .notdef (OpenType, table `cmap`, format 4). */
export function charactersOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableAt(font, 'cmap');
  const characters = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (font.readUInt16BE(subtable) === 4) readSegments(font, subtable, characters);
  }
  return characters;
}

function tableAt(font: Buffer, tag: string): number {
  for (let record = 12; record < 12 + font.readUInt16BE(4) * 16; record += 16) {
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

function readSegments(font: Buffer, subtable: number, characters: Set<number>): void {
  const twice = font.readUInt16BE(subtable + 6);
  for (let segment = 0; segment < twice; segment += 2) {
    const end = font.readUInt16BE(subtable + 14 + segment);
    const startAt = subtable + 16 + twice + segment;
    const start = font.readUInt16BE(startAt);
    const delta = font.readUInt16BE(startAt + twice);
    const rangeAt = startAt + 2 * twice;
    const range = font.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const plain = range === 0 ? code : font.readUInt16BE(rangeAt + range + 2 * (code - start));
      if (plain !== 0 && ((plain + delta) & 0xffff) !== 0) characters.add(code);
    }
  }
}

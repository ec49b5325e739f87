/** Runs of every sign, alone and mixed, behind what opens a message and before a word: what tires a careless reader. */

/** Every sign of ASCII but letters and digits; blanks, dashes, letters, digits, marks, and what is not seen. */
const SIGNS: readonly string[] = [
  ...Array.from('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'),
  ...Array.from(' \t\n\u00a0\u2003\u3000'),
  ...Array.from('‐–—−…“”·'),
  ...Array.from('aXIVxđếỗƯ'),
  ...Array.from('019'),
  ...Array.from('\u0301\u0336\u0309'),
  // Letters, or of ASCII, only where case is ignored.
  ...Array.from('\u0345\u017f\u212a'),
  ...Array.from('\u200b\u200d\u2060\ufeff\u00ad\u202e\u3164\u061c'),
  ...Array.from('אمかー한'),
  '👍',
  '\u{E0041}',
];

/** What our own readers look for, so that a run of it is taken up again and again. */
const WORDS: readonly string[] = [
  '- ',
  ' -',
  ', ',
  '1/',
  '1.',
  '1-',
  '#1',
  '#1 ',
  'I.',
  '; 1',
  '12 ',
  '12, ',
  'a b ',
  'quý I, ',
  'trước ',
  'từ đến ',
  'ngày ',
  'da ',
  'đã ',
  'xong, ',
  'chưa ',
  'vướng ',
  'vướng mắc, ',
  'nhiệm vụ ',
  'Sở ',
  'các sở: ',
  'UBND huyện ',
  'trang 1 ',
  'MẬT ',
  'KHẨN ',
  'gửi ',
  'anh, ',
  '(a) ',
  '1:',
  '@Bot ',
  '12/BC-',
  '100% ',
  'không có khó khăn , ',
  '/2022',
  'tầm nhìn; ',
  'còn ',
  'constructor ',
];

const OPENINGS: readonly string[] = [
  '',
  '#2 vướng mặt bằng ',
  '12 xong ',
  '/giahan 3 ',
  '/tralai 56 ',
  'trước ngày',
  'chỉ tiêu 7: ',
  'Gửi Sở Xây dựng ',
  'yêu cầu ',
];
const ENDS: readonly string[] = ['', ' phường Hạc Thành', 'x', '\n.'];

export interface Run {
  /** What is repeated, for a message that says which run it was. */
  readonly pieces: readonly string[];
  readonly text: string;
}

/** Each sign and word alone, then `mixed` pairs and as many triples; the same for the same seed. */
export function runsOf(length: number, mixed: number, seed: number): Run[] {
  const random = randomOf(seed);
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const all = [...SIGNS, ...WORDS];
  const alone = all.flatMap((sign) =>
    [[''], [OPENINGS[1] ?? ''], [one(OPENINGS)]].map(([opening = '']) => ({ opening, pieces: [sign] })),
  );
  const pairs = Array.from({ length: mixed }, () => ({ opening: one(OPENINGS), pieces: [one(all), one(all)] }));
  const triples = Array.from({ length: mixed }, () => ({
    opening: one(OPENINGS),
    pieces: [one(all), one(all), one(all)],
  }));
  return [...alone, ...pairs, ...triples].map(({ opening, pieces }) => ({
    pieces: [opening, ...pieces],
    text: opening + fill(pieces.join(''), length) + one(ENDS),
  }));
}

function fill(piece: string, length: number): string {
  return piece.repeat(Math.max(1, Math.floor(length / piece.length)));
}

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

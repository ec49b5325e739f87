/** Names of the people and of one chat of the rehearsal; any likeness to real people is accidental. */

export const OUTSIDER_NAME = 'Người ngoài';
export const SECRETARIAT_TITLE = 'Văn phòng (bộ phận theo dõi)';

const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương'];
const WOMEN = ['Hoa', 'Lan', 'Mai', 'Hương', 'Thảo', 'Ngọc', 'Hạnh', 'Yến', 'Thu', 'Nga', 'Phượng', 'Loan', 'Vân'];
const MEN = ['Hùng', 'Dũng', 'Minh', 'Tuấn', 'Sơn', 'Bình', 'Hải', 'Nam', 'Quang', 'Thành', 'Phúc', 'Khánh', 'Long'];

/** The `index`-th name, women and men in turn; no name comes twice among the first 300. */
export function fictionalName(index: number): string {
  const turn = Math.floor(index / 2);
  // 12 families and 13 given names share no factor: the pairs repeat only after 156 turns.
  const family = pick(FAMILIES, turn);
  return index % 2 === 0 ? `${family} Thị ${pick(WOMEN, turn)}` : `${family} Văn ${pick(MEN, turn + 5)}`;
}

function pick(names: readonly string[], index: number): string {
  return names[index % names.length] ?? '';
}

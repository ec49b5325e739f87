/** "Tỉnh ủy", "Huyện uỷ Thọ Xuân", "Đảng ủy xã …", "Ban Thường vụ Thành ủy …", "Văn phòng Tỉnh ủy". */
const PARTY = /(?:^|\s)(?:tỉnh|thành|huyện|thị|quận|đảng) (?:ủy|uỷ)(?:\s|$)/u;

/** A committee of the Party, or an office of one: a government office asks it for information, and urges it to nothing. */
export function isPartyCommittee(name: string): boolean {
  return PARTY.test(name.normalize('NFC').toLocaleLowerCase('vi'));
}

/** A fictional office. Everybody's rights come from what they were enrolled as in a test, never from these names. */

export interface Person {
  /** The messenger's id of the account: digits, as Telegram's are. */
  readonly id: string;
  readonly name: string;
}

export const people = {
  /** The owner, who hands out codes. */
  ha: { id: '5100000001', name: 'Lê Thị Hà' },
  /** The secretariat. */
  binh: { id: '5100000002', name: 'Nguyễn Văn Bình' },
  /** A leader. */
  son: { id: '5100000003', name: 'Phạm Hồng Sơn' },
  /** Focal points of Sở Xây dựng. */
  lan: { id: '5100000004', name: 'Trần Thị Lan' },
  minh: { id: '5100000005', name: 'Đỗ Quang Minh' },
  /** Focal point of UBND huyện Thọ Xuân. */
  tung: { id: '5100000006', name: 'Hoàng Thanh Tùng' },
  /** Sits in every group, is enrolled nowhere, and must never succeed. */
  outsider: { id: '5100000009', name: 'Kẻ Lạ <b>Khách</b>' },
} as const satisfies Record<string, Person>;

/** Chats by the code of their agency; `VP` is the secretariat's, `LD` the leaders', `LA` one that belongs to nobody. */
export const groups = {
  SXD: { id: '-4100001', title: 'Sở Xây dựng' },
  UBNDTX: { id: '-4100002', title: 'UBND huyện Thọ Xuân' },
  VP: { id: '-4100003', title: 'Văn phòng' },
  LD: { id: '-4100004', title: 'Lãnh đạo' },
  LA: { id: '-4100005', title: 'Nhóm lạ' },
} as const;

export type GroupCode = keyof typeof groups;
/** A group, or the private chat of whoever writes there. */
export type Place = GroupCode | 'private';

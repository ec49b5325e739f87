/** The feasts of the solar calendar by which papers name a day. Feasts of the moon have no day here. */

export interface Feast {
  /** 1–31 */
  readonly day: number;
  /** 1–12 */
  readonly month: number;
  /** The words also name people or an office: they are a day only behind "ngày", "lễ", "dịp", or before their date. */
  readonly shared: boolean;
  /** One blank between words and signs. */
  readonly names: readonly string[];
}

export const FEASTS: readonly Feast[] = [
  { day: 1, month: 1, shared: false, names: ['tết dương lịch', 'tết tây'] },
  {
    day: 3,
    month: 2,
    shared: true,
    names: ['thành lập đảng', 'thành lập đảng cộng sản việt nam'],
  },
  { day: 27, month: 2, shared: true, names: ['thầy thuốc việt nam'] },
  { day: 8, month: 3, shared: true, names: ['quốc tế phụ nữ'] },
  { day: 26, month: 3, shared: true, names: ['thành lập đoàn', 'thành lập đoàn tncs hồ chí minh'] },
  {
    day: 30,
    month: 4,
    shared: false,
    names: [
      'giải phóng miền nam',
      'giải phóng hoàn toàn miền nam',
      'thống nhất đất nước',
      'giải phóng miền nam thống nhất đất nước',
      'giải phóng hoàn toàn miền nam thống nhất đất nước',
    ],
  },
  { day: 1, month: 5, shared: true, names: ['quốc tế lao động'] },
  {
    day: 19,
    month: 5,
    shared: false,
    names: ['sinh nhật bác', 'sinh nhật bác hồ', 'sinh nhật chủ tịch hồ chí minh', 'sinh chủ tịch hồ chí minh'],
  },
  { day: 1, month: 6, shared: true, names: ['quốc tế thiếu nhi'] },
  { day: 21, month: 6, shared: true, names: ['báo chí cách mạng việt nam', 'báo chí việt nam'] },
  { day: 28, month: 6, shared: true, names: ['gia đình việt nam'] },
  {
    day: 27,
    month: 7,
    shared: true,
    names: [
      'thương binh liệt sĩ',
      'thương binh liệt sỹ',
      'thương binh , liệt sĩ',
      'thương binh , liệt sỹ',
      'thương binh - liệt sĩ',
      'thương binh - liệt sỹ',
      'thương binh và liệt sĩ',
    ],
  },
  { day: 2, month: 9, shared: false, names: ['quốc khánh', 'quốc khánh việt nam', 'quốc khánh nước chxhcn việt nam'] },
  { day: 10, month: 10, shared: true, names: ['chuyển đổi số quốc gia'] },
  { day: 13, month: 10, shared: true, names: ['doanh nhân việt nam'] },
  { day: 20, month: 10, shared: true, names: ['phụ nữ việt nam'] },
  { day: 9, month: 11, shared: true, names: ['pháp luật việt nam', 'pháp luật nước chxhcn việt nam'] },
  { day: 20, month: 11, shared: true, names: ['nhà giáo việt nam'] },
  { day: 22, month: 12, shared: true, names: ['thành lập quân đội nhân dân việt nam', 'thành lập quân đội'] },
];

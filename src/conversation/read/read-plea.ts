import type { PleaKind } from '../../domain/tasks/plea.ts';

export interface PleaReading {
  readonly kind: PleaKind;
  readonly text: string;
}

const OPENINGS: readonly (readonly [PleaKind, RegExp])[] = [
  ['objective_reason', /^(?:lý do|nguyên nhân) khách quan ?(?:là |do |[:,–-])/iu],
  ['objective_reason', /^(?:ly do|nguyen nhan) khach quan ?(?:la |do |[:,–-])/iu],
  [
    'objection',
    /^(?:kính |kinh )?(?:đề nghị|de nghi) (?:văn phòng |van phong )?xem (?:xét |xet )?(?:lại|lai) ?[:,–-]/iu,
  ],
];

/** "lý do khách quan: mưa lũ", "đề nghị xem lại: đã báo từ tháng 11": only with its words behind it. */
export function readPlea(written: string): PleaReading | null {
  const text = written.normalize('NFC').replace(/\s+/gu, ' ').trim();
  for (const [kind, opening] of OPENINGS) {
    const [head = ''] = opening.exec(text) ?? [];
    const rest = text.slice(head.length).trim();
    if (head !== '' && rest !== '') return { kind, text: rest };
  }
  return null;
}

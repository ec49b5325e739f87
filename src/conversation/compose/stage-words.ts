/** A step of the reminder ladder (`Stage.key`, with "@" and the period of a recurring task after it) in words. */
export function stageWords(key: string): string {
  const [step = ''] = key.split('@');
  const [family = '', ...rest] = step.split('-');
  const count = rest.at(-1) ?? '';
  switch (family) {
    case 'before':
      return `nhắc ${count} ngày làm việc trước hạn`;
    case 'today':
      return 'nhắc đúng ngày đến hạn';
    case 'after':
      return rest[0] === 'month' ? 'nhắc hằng tháng' : `đôn đốc, mốc ${count} ngày`;
    case 'period':
      return 'nhắc báo cáo kỳ';
    case 'year':
      return `nhắc báo cáo cuối năm ${count}`;
    case 'baseline':
      return 'đề nghị rà soát hiện trạng';
    case 'escalate':
      return count === 'leaders' ? 'gửi tin báo lãnh đạo' : 'gửi tin báo Văn phòng';
    case 'wait':
      return `trình lại Văn phòng: đã chờ ${count} ngày làm việc`;
    default:
      return 'gửi nhắc';
  }
}

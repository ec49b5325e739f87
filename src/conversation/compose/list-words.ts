import type { ListName } from '../../domain/tasks/list-name.ts';

interface ListWords {
  readonly title: string;
  /** Said where the list is empty. */
  readonly none: string;
}

export const LIST_WORDS: Record<ListName, ListWords> = {
  overdue: { title: 'Quá hạn', none: 'Không có nhiệm vụ quá hạn.' },
  unreviewed: { title: 'Chưa rà soát hiện trạng', none: 'Không có nhiệm vụ nào chưa rà soát hiện trạng.' },
  waiting: { title: 'Đang chờ Văn phòng / lãnh đạo', none: 'Không có gì đang chờ quyết định.' },
  orphaned: { title: 'Chờ giao đơn vị kế thừa', none: 'Không có nhiệm vụ nào chờ giao đơn vị kế thừa.' },
  suspended: { title: 'Tạm dừng', none: 'Không có nhiệm vụ nào tạm dừng.' },
  stuck: { title: 'Đang vướng mắc', none: 'Không có nhiệm vụ nào báo vướng mắc.' },
  silent: { title: 'Chưa có báo cáo kỳ vừa qua', none: 'Không có nhiệm vụ nào thiếu báo cáo.' },
  upcoming: { title: 'Đến hạn trong hai tuần tới', none: 'Không có nhiệm vụ nào đến hạn trong hai tuần tới.' },
  extended: { title: 'Đã được gia hạn', none: 'Chưa có thời hạn nào được lùi.' },
  unchecked: {
    title: 'Ngày hoàn thành cần xem lại',
    none: 'Không có ngày hoàn thành nào cần xem lại.',
  },
  open: { title: 'Nhiệm vụ đang mở', none: 'Không có nhiệm vụ nào đang mở.' },
  all: { title: 'Tất cả', none: 'Không có nhiệm vụ nào phù hợp.' },
};

export type Column =
  | 'ref'
  | 'section'
  | 'title'
  | 'lead'
  | 'coordinating'
  | 'product'
  | 'deadline'
  | 'start'
  | 'end'
  | 'report_to'
  | 'source'
  | 'feeds'
  | 'continues';

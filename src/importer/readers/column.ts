export type Column =
  | 'ref'
  | 'section'
  | 'title'
  | 'lead'
  | 'coordinating'
  | 'product'
  | 'deadline'
  | 'report_to'
  | 'source'
  | 'feeds'
  | 'continues';

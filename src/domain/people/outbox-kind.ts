/** What a message is to its readers; stored under these names. */
export type OutboxKind = 'reminder' | 'receipt' | 'answer' | 'question' | 'notice' | 'digest';

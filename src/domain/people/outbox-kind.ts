/** What a message is to the people it goes to; stored under these names. */
export type OutboxKind = 'reminder' | 'receipt' | 'answer' | 'question' | 'notice' | 'digest';

/** What words that were asked about can be learned to mean. An obstacle is not among them: it is the words themselves. */
export type LearnedStatus = 'not_started' | 'in_progress' | 'completed' | 'acknowledged';

export type PatternRuling = 'approved' | 'refused';

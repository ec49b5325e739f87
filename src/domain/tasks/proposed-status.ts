/** What may be proposed for words that are not certain, and chosen for them. `blocked` is under way with an obstacle. */
export type ProposedStatus = 'not_started' | 'in_progress' | 'blocked' | 'completed' | 'suspended';

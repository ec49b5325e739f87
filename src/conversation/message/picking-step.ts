/** What is asked of a task that is picked in a bundle: any answer, which obstacle, or until when. */
export type PickingStep = 'answers' | 'obstacle' | 'extension';

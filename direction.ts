/**
 * Who may import whom, as lint enforces it and tests/house.test.ts looks at it. A folder that stands in neither table
 * is an error there: whoever adds one says here what it may use.
 */

/** A layer of src, and the layers that it may reach into besides itself. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  conversation: ['domain'],
  store: ['domain'],
  outbox: ['domain', 'conversation', 'store'],
  usecases: ['domain', 'conversation', 'store', 'outbox'],
  dialogue: ['domain', 'conversation', 'store', 'usecases', 'outbox'],
  channels: ['domain', 'conversation', 'outbox'],
  importer: ['domain', 'store', 'usecases'],
  reports: ['domain', 'conversation', 'store'],
  cli: ['domain', 'conversation', 'store', 'usecases', 'importer', 'reports', 'channels', 'app'],
  web: ['domain', 'conversation', 'store', 'usecases', 'channels', 'reports'],
  app: ['domain', 'conversation', 'store', 'outbox', 'usecases', 'dialogue', 'channels', 'importer', 'reports', 'web'],
};

/** The subjects inside a layer, and their siblings that each may use. A file beside them is everybody's. */
export const SUBJECTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  domain: {
    text: [],
    calendar: [],
    deadlines: ['calendar', 'text'],
    tasks: ['calendar', 'deadlines', 'people', 'text'],
    agencies: ['calendar', 'tasks', 'text'],
    people: [],
    drafts: ['agencies', 'calendar', 'deadlines', 'tasks'],
  },
  conversation: {
    read: [],
    lexicon: ['read'],
    message: ['read'],
    compose: ['message', 'read'],
  },
  store: {
    sqlite: [],
    file: ['sqlite'],
    people: ['sqlite'],
    programmes: ['sqlite'],
    drafts: ['sqlite', 'programmes'],
    outbox: ['sqlite', 'programmes'],
    record: ['sqlite', 'programmes'],
    reminders: ['sqlite', 'programmes'],
    figures: ['sqlite', 'programmes'],
  },
  usecases: {
    chats: [],
    people: [],
    figures: [],
    learn: ['chats'],
    instruct: ['chats'],
    report: ['chats', 'instruct', 'learn'],
    decide: ['chats', 'programme', 'report'],
    programme: ['chats', 'instruct', 'report'],
    drafts: ['chats', 'programme', 'show'],
    remind: ['chats', 'figures', 'instruct'],
    join: ['chats', 'people', 'remind'],
    deliver: ['chats', 'decide', 'figures', 'instruct', 'remind'],
    show: ['chats', 'deliver', 'figures', 'instruct', 'people', 'programme', 'remind'],
    operate: ['chats', 'deliver', 'figures', 'join', 'programme', 'remind'],
  },
  dialogue: {
    context: [],
    people: ['context'],
    decide: ['context'],
    tasks: ['context', 'decide'],
    programmes: ['context'],
    drafts: ['context'],
    turn: ['context', 'decide', 'drafts', 'people', 'tasks', 'programmes'],
    intake: ['context', 'people', 'turn'],
  },
  channels: {
    telegram: [],
    zalo: [],
    rehearsal: [],
  },
  importer: {
    readers: [],
    understand: ['readers'],
    check: ['understand', 'readers'],
  },
  web: {
    door: [],
    board: ['door'],
    api: ['board', 'door'],
    rehearsal: ['board', 'door'],
  },
};

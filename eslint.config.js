import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import redos from 'eslint-plugin-redos';
import regexp from 'eslint-plugin-regexp';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';
import { LAYERS, SUBJECTS } from './direction.ts';

const FOLDERS = Object.keys(LAYERS);
const zones = [
  ...Object.entries(LAYERS).flatMap(([folder, allowed]) => [
    zone(`./src/${folder}`, './src', FOLDERS, [folder, ...allowed]),
    // What stands directly in src builds or configures everything; only what builds may use it.
    ...(['app', 'cli'].includes(folder) ? [] : [{ target: `./src/${folder}`, from: './src/*.ts' }]),
  ]),
  ...Object.entries(SUBJECTS).flatMap(([folder, subjects]) =>
    Object.entries(subjects).map(([subject, allowed]) =>
      zone(`./src/${folder}/${subject}`, `./src/${folder}`, Object.keys(subjects), [subject, ...allowed]),
    ),
  ),
].filter(({ from }) => from.length > 0);

/**
 * How `redos` tries a pattern. It takes an attack that runs out of time for one that succeeded, so on a busy machine a
 * harmless pattern fails by chance: an attack ends by the characters read (100 for each of its 300,000), long before
 * the time that it has. The answers are kept in node_modules/.cache. A pattern whose check does not end in a quarter of a
 * minute is left to `eslint-plugin-regexp` and to the fuzz of runs.
 */
const COUNTED_ATTACKS = {
  ignoreErrors: true,
  timeout: 15_000,
  attackLimit: 30_000_000,
  attackTimeout: 60_000,
  cache: { strategy: 'aggressive' },
};

/** What of the folders `siblings` in `under` may not be imported from `target`. */
function zone(target, under, siblings, allowed) {
  return {
    target,
    from: siblings.filter((each) => !allowed.includes(each)).map((each) => `${under}/${each}`),
    message: `${target} may import only: ${allowed.slice(1).join(', ') || 'nothing'} (direction.ts).`,
  };
}

/** Every pattern is read by the check, so none is put together while the program runs. */
const COMPOSED_PATTERN = {
  selector: ":matches(NewExpression, CallExpression)[callee.name='RegExp']",
  message: 'Write the pattern out: the check of its running time reads literals only.',
};

const PURE = ['src/domain/**/*.ts', 'src/conversation/**/*.ts'];

export default tseslint.config(
  { ignores: ['node_modules', 'data', 'coverage'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js', 'src/*.js', 'src/cli/*.js'] } },
    },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [...zones, { target: './migrations', from: './src' }],
        },
      ],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only src/config.ts reads the environment.',
        },
        COMPOSED_PATTERN,
      ],
    },
  },
  {
    // Somebody else decides what a pattern is tried on: its time may grow no faster than the text.
    files: ['src/**/*.{js,ts}'],
    plugins: { redos, regexp },
    rules: {
      'redos/no-vulnerable': ['error', COUNTED_ATTACKS],
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
    },
  },
  {
    files: PURE,
    rules: {
      'no-restricted-globals': [
        'error',
        'fetch',
        'process',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'queueMicrotask',
        'console',
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!\\.|temporal-polyfill$)', message: 'Quiet rooms import no packages but dates.' }] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'The time is an argument.',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The time is an argument.' },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Quiet rooms do not gamble.',
        },
        COMPOSED_PATTERN,
      ],
    },
  },
  // The words that are read are data, and come with the program.
  {
    files: ['src/conversation/read/report/words/lexicon.ts', 'src/conversation/lexicon/shipped-corpus.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/config.ts', 'tests/**/*.{js,ts}', '*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['src/cli/**/*.ts', 'tests/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.js'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { process: 'readonly' }, parserOptions: { projectService: false } },
  },
);

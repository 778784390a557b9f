import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const impure = [
  ['MemberExpression[object.name="Date"][property.name="now"]', 'Take the time as an argument.'],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'Take the time as an argument.'],
  ['CallExpression[callee.name="Date"]', 'Take the time as an argument.'],
  [
    'MemberExpression[object.name="Math"][property.name="random"]',
    'Take the number as an argument.',
  ],
  [
    'MemberExpression[property.name=/^(randomUUID|getRandomValues)$/]',
    'Take the id as an argument.',
  ],
];

export default defineConfig(
  { ignores: ['dist/', 'data/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    name: 'typescript',
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // A `default` would swallow the case that someone adds next year.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, allowDefaultCaseForExhaustiveSwitch: false },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // An interface may promise a promise that one implementation has at once.
      '@typescript-eslint/require-await': 'off',
      // The compiler's noUnusedLocals and noUnusedParameters say the same.
      '@typescript-eslint/no-unused-vars': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    name: 'components',
    files: ['**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    name: 'shared is pure',
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...impure.map(([selector, message]) => ({ selector, message })),
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'uuid',
              allowImportNames: ['v5', 'validate', 'version', 'parse', 'stringify', 'NIL'],
              message: 'The other versions take the time or chance.',
            },
          ],
        },
      ],
    },
  },
  {
    name: 'data files',
    files: ['shared/catalogue/ambra/**/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    name: 'one reader of the environment',
    files: ['server/**/*.ts'],
    // main.ts and dev.ts hand the environment to config.ts, which alone looks into it.
    ignores: ['server/config.ts', 'server/main.ts', 'server/dev.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Take it from server/config.ts.' },
      ],
    },
  },
  {
    name: 'tests',
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      'max-lines-per-function': 'off',
      // What a test receives it asserts on; parsing it first would test the parser.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // A method that loses its object fails the test by itself.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    name: 'configuration',
    files: ['vite.config.ts', '.config/**/*.js'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    name: 'scripts',
    files: ['.ci/**/*.mjs'],
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        clearInterval: 'readonly',
        process: 'readonly',
        setInterval: 'readonly',
      },
    },
  },
);

import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { WORDS: '""' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'happy-dom',
    include: ['test/**/*.test.ts', '*/test/**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', 'target/**'],
    cache: false,
  },
});

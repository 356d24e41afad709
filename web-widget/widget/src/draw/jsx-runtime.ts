/* What TypeScript's JSX uses of `preact/jsx-runtime`. */
export { Fragment, jsx, jsx as jsxs } from './node.ts';

/** The package's own types cannot be found through its export map. */
declare module 'temml' {
  interface Options {
    readonly displayMode?: boolean;
    readonly throwOnError?: boolean;
    readonly wrap?: 'none' | 'tex' | '=';
  }
  const temml: {renderToString(expression: string, options?: Options): string};
  export default temml;
}

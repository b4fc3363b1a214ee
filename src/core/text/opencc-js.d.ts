declare module 'opencc-js/dict/TSCharacters' {
  /** Entries `traditional simplified` separated by `|`. */
  const table: string;
  export default table;
}

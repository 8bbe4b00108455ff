/** What the pure rooms may use beside ECMAScript: globals of every browser and of Node that depend on their arguments alone. */
declare class TextEncoder {
  encode(text?: string): Uint8Array
}
declare class TextDecoder {
  decode(bytes?: Uint8Array): string
}
declare function btoa(text: string): string
declare function atob(text: string): string
declare function structuredClone<T>(value: T): T

declare module '*?raw' {
  const text: string
  export default text
}

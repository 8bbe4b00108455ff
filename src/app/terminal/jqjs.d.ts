declare module '@michaelhomer/jqjs' {
  /** Compiles a jq program; throws an Error that says what is wrong. The result yields what the program makes of an input. */
  export function compile(program: string): (input: unknown) => Iterable<unknown>
}

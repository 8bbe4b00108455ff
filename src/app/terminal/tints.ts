/** Words of kubectl's output that tell of trouble, tinted; the text stays what it is. */
const TROUBLE =
  /\b(?:CrashLoopBackOff|ImagePullBackOff|ErrImagePull|ErrImageNeverPull|InvalidImageName|CreateContainerConfigError|CreateContainerError|RunContainerError|OOMKilled|Evicted|NotReady|Init:Error|Init:CrashLoopBackOff|Error|Unknown)(?=\s|,|$)/g
const YELLOW = '\x1b[33m'
const PLAIN = '\x1b[39m'

export const tinted = (text: string): string => text.replace(TROUBLE, (word) => `${YELLOW}${word}${PLAIN}`)

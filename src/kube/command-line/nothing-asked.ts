/** What kubectl says to a command that names no resources. Models cli-runtime/pkg/resource/builder.go, missingResourceError (v1.36). */
export const NOTHING_ASKED = [
  'error: You must provide one or more resources by argument or filename.',
  'Example resource specifications include:',
  "   '-f rsrc.yaml'",
  "   '--filename=rsrc.json'",
  "   '<resource> <name>'",
  "   '<resource>'",
].join('\n')

/** Monaco's own worker, started by being loaded. */
import 'monaco-editor/editor/editor.worker'

/** monaco-yaml's worker, started by being loaded. */
import 'monaco-yaml/yaml.worker'

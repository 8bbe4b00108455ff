import { conf, language } from 'monaco-editor/languages/definitions/yaml/yaml'
import { monaco } from './monaco.ts'

/** A word that the API chose, not a person: `v1`, `apps/v1`, `Pod`, `Always`. Names of a person's own begin with small letters. */
const WORD = /(?:(?:[a-z][\w.]*\/)?v\d\w*|[A-Z][A-Za-z]+)/.source

/** Monaco's YAML, in which words of the API have a colour of their own. */
export function registerYaml(): void {
  const { languages } = monaco
  languages.register({ id: 'yaml', extensions: ['.yaml', '.yml'], aliases: ['YAML'], mimetypes: ['application/x-yaml', 'text/x-yaml'] })
  languages.setLanguageConfiguration('yaml', conf)
  const { root = [], object = [], ...others } = language.tokenizer
  const inBlock: monaco.languages.IMonarchLanguageRule = [
    new RegExp(`(\\w+)(:)([ \\t]+)(${WORD})(?=[ \\t]*(?:#.*)?$)`),
    ['type', 'operators', 'white', 'keyword'],
  ]
  const inFlow: monaco.languages.IMonarchLanguageRule = [
    new RegExp(`(\\w+)(:)([ \\t]+)(${WORD})(?=[ \\t]*[,}])`),
    ['type', 'operators', 'white', 'keyword'],
  ]
  languages.setMonarchTokensProvider('yaml', {
    ...language,
    tokenizer: { ...others, root: [inBlock, ...root], object: [inFlow, ...object] },
    start: 'root',
  })
}

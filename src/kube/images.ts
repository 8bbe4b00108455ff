/** Image references, as container runtimes read them. Models github.com/distribution/reference and pkg/util/parsers (v1.36). */

interface ImageReference {
  /** Domain and path as written: `nginx`, `registry.example.com/team/app`. */
  readonly repository: string
  readonly tag: string | null
  readonly digest: string | null
}

export type ParsedImage = { ok: true; image: ImageReference } | { ok: false; error: string }

const DOMAIN_LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const DOMAIN = `(?:${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`
const PATH_PART = '[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*'
const REFERENCE = new RegExp(
  `^((?:${DOMAIN}/)?${PATH_PART}(?:/${PATH_PART})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`,
)
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 }
const MAX_NAME = 255

/** Domain and rest of a familiar name: what stands before the first slash is a domain only if it looks like one. */
function splitDomain(name: string): [domain: string, rest: string] {
  const slash = name.indexOf('/')
  const first = name.slice(0, slash)
  const isDomain = slash !== -1 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first)
  const [domain, rest] = isDomain ? [first, name.slice(slash + 1)] : ['docker.io', name]
  return [domain, domain === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest]
}

/** Reads an image as it stands in a Pod, or tells why it cannot be one, in the words of the reference library. */
export function parseImage(text: string): ParsedImage {
  const bad = (why: string): ParsedImage => ({ ok: false, error: why })
  if (/^[a-f0-9]{64}$/.test(text)) {
    return bad(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`)
  }
  const [domain, rest] = splitDomain(text)
  const colon = rest.indexOf(':')
  const path = colon === -1 ? rest : rest.slice(0, colon)
  if (path.toLowerCase() !== path) return bad(`invalid reference format: repository name (${path}) must be lowercase`)
  const full = `${domain}/${rest}`
  const match = REFERENCE.exec(full)
  if (!match) {
    return bad(REFERENCE.test(full.toLowerCase()) ? 'repository name must be lowercase' : 'invalid reference format')
  }
  const [, repository = '', tag, digest] = match
  if (repository.length - domain.length - 1 > MAX_NAME) {
    return bad(`repository name must not be more than ${MAX_NAME} characters`)
  }
  const digestError = digest === undefined ? null : whyNoDigest(digest)
  if (digestError) return bad(digestError)
  const written = text.slice(0, text.length - (tag === undefined ? 0 : tag.length + 1) - (digest === undefined ? 0 : digest.length + 1))
  return { ok: true, image: { repository: written, tag: tag ?? null, digest: digest ?? null } }
}

function whyNoDigest(digest: string): string | null {
  const [algorithm = '', hex = ''] = digest.split(':')
  const length = DIGEST_LENGTHS[algorithm]
  if (length === undefined) return 'unsupported digest algorithm'
  if (hex.length !== length) return 'invalid checksum digest length'
  return /^[a-f0-9]+$/.test(hex) ? null : 'invalid checksum digest format'
}

/** What an API server sets for imagePullPolicy where none is written. Models pkg/apis/core/v1/defaults.go (v1.36). */
export function defaultPullPolicy(text: string): 'Always' | 'IfNotPresent' {
  const parsed = parseImage(text)
  if (!parsed.ok) return 'IfNotPresent'
  const { tag, digest } = parsed.image
  return tag === 'latest' || (tag === null && digest === null) ? 'Always' : 'IfNotPresent'
}

import { expect, test } from 'vitest'
import { Typist } from '../../support/typist.ts'

const WORLD = `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: app, image: nginx}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  replicas: 2
  selector: {matchLabels: {app: api}}
  template: {metadata: {labels: {app: api}}, spec: {containers: [{name: api, image: nginx}]}}
`

const MAP = 'Go value of type map[string]interface {}'

test.each([
  ["-p '{oops'", "Error from server (BadRequest): invalid character 'o' looking for beginning of object key string"],
  [`-p '{"a": 1'`, 'Error from server (BadRequest): unexpected end of JSON input'],
  [`-p '{"a": 1}}'`, "Error from server (BadRequest): invalid character '}' after top-level value"],
  [`-p '{"a": 01}'`, "Error from server (BadRequest): invalid character '1' after object key:value pair"],
  [`-p '{"a": "\\u12x4"}'`, "Error from server (BadRequest): invalid character 'x' in \\u hexadecimal character escape"],
  [
    "--type=merge -p '{oops'",
    "Error from server (BadRequest): error decoding patch: invalid character 'o' looking for beginning of object key string",
  ],
  ['-p oops', `Error from server (BadRequest): json: cannot unmarshal string into ${MAP}`],
  ["--type=merge -p '[1]'", `Error from server (BadRequest): error decoding patch: json: cannot unmarshal array into ${MAP}`],
  [
    `--type=json -p '{"a": 1}'`,
    'Error from server (BadRequest): error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
  ],
  ["-p 'a: [1'", `error: unable to parse "a: [1": yaml: line 1: did not find expected ',' or ']'`],
  ["-p ''", 'error: must specify --patch or --patch-file containing the contents of the patch'],
])('kubectl patch pod web %s is refused', (words, said) => {
  const me = new Typist(WORLD)
  expect(me.type(`kubectl patch pod web ${words}`)).toBe(`! ${said}`)
  expect(me.text).toBe(WORLD)
})

test('a patch of what is not there is refused for that, and null patches nothing', () => {
  const me = new Typist(WORLD)
  expect(me.type("kubectl patch pod nope -p '{oops'")).toBe('! Error from server (NotFound): pods "nope" not found')
  expect(me.type('kubectl patch pod web -p null')).toBe('pod/web patched (no change)')
})

test.each([
  ['kubectl label pod nope a=b', '! Error from server (NotFound): pods "nope" not found'],
  ['kubectl label pod web app=other', "! error: 'app' already has a value (web), and --overwrite is false"],
  ['kubectl scale deploy/api --replicas=2 --current-replicas=5', '! error: Expected replicas to be 5, was 2'],
  ['kubectl delete pod nope', '! Error from server (NotFound): pods "nope" not found'],
  [
    `kubectl patch deploy api -p '{"spec":{"replicas":"x"}}'`,
    '! The request is invalid: patch: Invalid value: "map[spec:map[replicas:x]]": unrecognized type: int32',
  ],
  [`kubectl patch pod web -p '{"spec":{"x":1}}'`, '! Warning: unknown field "spec.x"\npod/web patched (no change)'],
  ['kubectl label pod web nope-', 'label "nope" not found.\npod/web not labeled'],
  ['kubectl label pod web a=b --dry-run=server', 'pod/web labeled (server dry run)'],
  ['kubectl exec web -- nope | cut -c1-31', expect.stringMatching(/executable file not found/)],
])('what is refused, or changes nothing, leaves no step: %s', (line, answer) => {
  const me = new Typist(WORLD)
  expect(me.type(line)).toEqual(answer)
  expect(me.text).toBe(WORLD)
})

test('a change shows the object as it has become', () => {
  const me = new Typist(WORLD)
  expect(me.type('kubectl label pod web a=b -o json | jq -c .metadata.labels')).toBe('{"app":"web","a":"b"}')
  expect(me.type('kubectl scale deploy api --replicas=5 --dry-run=server -o yaml | grep replicas: | head -1')).toBe('  replicas: 5')
  expect(me.text).not.toContain('scale')
})

test('edit opens the object, and what is saved becomes a patch', () => {
  const me = new Typist(WORLD)
  expect(me.type('kubectl edit deploy api')).toMatch(
    /^\[deployment.apps\/api\]\n# Please edit the object below.[^]*\n#\napiVersion: apps\/v1\nkind: Deployment\n[^]*\n {2}replicas: 2\n/,
  )
  const change = (text: string): string => text.replace('image: nginx', 'image: nginx:2').replace('replicas: 2', 'replicas: 3')
  expect(me.type('kubectl edit deploy api; kubectl get deploy api -o jsonpath={.spec.replicas}', change)).toBe(
    'deployment.apps/api edited\n3',
  )
  expect(me.text.replaceAll('\\"', '"')).toContain(
    '{"spec":{"replicas":3,"template":{"spec":{"containers":[{"name":"api","image":"nginx:2"}]}}}}',
  )
})

test('a saved text with a field that no kind has is an object all the same', () => {
  const me = new Typist(`${WORLD}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: head}\ndata: {head: a}\n`)
  expect(me.type('kubectl edit cm head', (text) => `${text}head: b\n`)).toBe('configmap/head edited')
})

test('an object is made with the name that it is given', () => {
  const me = new Typist(WORLD)
  me.type('kubectl get pod web -o yaml | sed "s/  name: web/  generateName: web-/" > pod.yaml')
  expect(me.type('kubectl create -f pod.yaml')).toMatch(/^pod\/web-[a-z0-9]{5} created$/)
  expect(me.type('kubectl apply -f pod.yaml')).toBe('! error: from web-: cannot use generate name with apply')
})

test('an annotation that is no JSON keeps an object from being applied to', () => {
  const me = new Typist(WORLD)
  me.type('kubectl annotate pod web kubectl.kubernetes.io/last-applied-configuration="{oops"')
  me.type('kubectl get pod web -o yaml > pod.yaml')
  expect(me.type('kubectl apply -f pod.yaml')).toMatch(
    /^! error: error when applying patch:\n\nto:\nResource: "\/v1, Resource=pods", GroupVersionKind: "\/v1, Kind=Pod"\nName: "web", Namespace: "default"\nfor: "pod.yaml": error when creating patch with:\noriginal:\n\{oops\nmodified:\n\{[^]*\}\n\ncurrent:\n\{[^]*\}\n\nfor: "pod.yaml": invalid JSON document$/,
  )
  me.type('kubectl annotate pod web kubectl.kubernetes.io/last-applied-configuration-')
  expect(me.type('kubectl apply -f pod.yaml')).toMatch(/^! Warning: resource pods\/web is missing[^]*configured$/)
})

test('an editor that is left, or whose text is refused, changes nothing', () => {
  const me = new Typist(WORLD)
  const rename = (text: string): string => text.replace('name: app', 'name: other')
  expect(me.type('kubectl edit pod web', (text) => text)).toBe('! Edit cancelled, no changes made.')
  expect(me.type('kubectl edit pod web', () => '')).toBe('! Edit cancelled, saved file was empty.')
  expect(me.type('kubectl edit pod web', rename)).toMatch(
    /^\[pod\/web\]\n# Please[^]*\n#\n# pods "web" was not valid:\n# \* spec: Forbidden: pod updates may not[^]*\n {4}name: other/,
  )
  expect(me.type('kubectl edit pod web', rename, (text) => text)).toBe(
    '! error: pods "web" is invalid\n! A copy of your changes has been stored to "/tmp/kubectl-edit-1.yaml"\nerror: Edit cancelled, no valid changes were saved.',
  )
  expect(me.type('kubectl edit pod web', () => 'a: [')).toMatch(
    /# The edited file had a syntax error: error converting YAML to JSON: yaml: /,
  )
  expect(me.type('kubectl edit pod web', (text) => text.replace(/ {2}name: web/, '  name: new'))).toBe(
    '! error: At least one of apiVersion, kind and name was changed',
  )
  expect(me.type('kubectl edit pod nope')).toBe('! Error from server (NotFound): pods "nope" not found')
  expect(me.text).toBe(WORLD)
})

test('apply keeps what others set, and takes away what is no longer written', () => {
  const me = new Typist(WORLD)
  me.type(String.raw`printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: "1", b: "2"}\n' > c.yaml`)
  expect(me.type('kubectl apply -f c.yaml')).toBe('configmap/c created')
  expect(me.type('kubectl label cm c by=hand; kubectl apply -f c.yaml')).toBe('configmap/c labeled\nconfigmap/c unchanged')
  expect(me.type(`sed -i 's/, b: "2"//' c.yaml; kubectl apply -f c.yaml`)).toBe('configmap/c configured')
  expect(me.type("kubectl get cm c -o json | jq -c '[.data, .metadata.labels]'")).toBe('[{"a":"1"},{"by":"hand"}]')
  expect(me.type("kubectl get cm c -o jsonpath='{.metadata.annotations.*}'")).toBe(
    '{"apiVersion":"v1","data":{"a":"1"},"kind":"ConfigMap","metadata":{"annotations":{},"name":"c","namespace":"default"}}',
  )
  expect(me.type('kubectl create -f c.yaml')).toBe(
    '! Error from server (AlreadyExists): error when creating "c.yaml": configmaps "c" already exists',
  )
  expect(me.type('kubectl replace -f c.yaml; kubectl get cm c --show-labels --no-headers')).toBe(
    'configmap/c replaced\nc     1     0s    <none>',
  )
  expect(me.type('kubectl get deploy api -o yaml | kubectl apply -f -')).toMatch(
    /^! Warning: resource deployments\/api is missing the [^\n]* will be patched automatically\.\ndeployment\.apps\/api configured$/,
  )
})

test.each([
  ['kubectl autoscale deploy api --min=2 --max=5 --cpu=70%', 'horizontalpodautoscaler.autoscaling/api autoscaled'],
  ['kubectl autoscale deploy api', '! error: required flag(s) "max" not set'],
  ['kubectl autoscale pod web --max=2', '! error: cannot autoscale a Pod: the server could not find the requested resource'],
  ['kubectl create role r --verb=get,list --resource=pods,deployments', 'role.rbac.authorization.k8s.io/r created'],
  ['kubectl create role r --resource=pods', '! error: at least one verb must be specified'],
  ['kubectl create rolebinding b --role=r --serviceaccount=default:me', 'rolebinding.rbac.authorization.k8s.io/b created'],
  ['kubectl create rolebinding b', '! error: exactly one of clusterrole or role must be specified'],
  ['kubectl create ingress i --rule=foo.com/bar*=api:80', 'ingress.networking.k8s.io/i created'],
  ['kubectl create secret docker-registry d --docker-username=u --docker-password=p', 'secret/d created'],
  ['kubectl set env deploy/api A=b', 'deployment.apps/api env updated'],
  ['kubectl set env deploy/api --list', '# deployments api, container api'],
  ['kubectl set serviceaccount deploy api robot', 'deployment.apps/api serviceaccount updated'],
  ['kubectl kustomize .', '! error: there are no kustomizations here: apply the manifests that they make with "kubectl apply -f"'],
  ['kubectl completion', "! error: shell not specified\nSee 'kubectl completion -h' for help and examples"],
])('%s', (line, answer) => {
  expect(new Typist(WORLD).type(line)).toBe(answer)
})

test('what is made by sub-command is as kubectl makes it', () => {
  const me = new Typist(WORLD)
  const made = (line: string): string =>
    me.type(`kubectl create ${line} --dry-run=client -o json | jq -c 'del(.metadata,.kind,.apiVersion)'`)
  expect(made('role r --verb=get --resource=pods,deployments --resource-name=a')).toBe(
    '{"rules":[{"verbs":["get"],"apiGroups":[""],"resources":["pods"],"resourceNames":["a"]},{"verbs":["get"],"apiGroups":["apps"],"resources":["deployments"],"resourceNames":["a"]}]}',
  )
  expect(made('ingress i --class=nginx --rule=foo.com/bar*=api:http,tls=cert')).toBe(
    '{"spec":{"ingressClassName":"nginx","tls":[{"hosts":["foo.com"],"secretName":"cert"}],"rules":[{"host":"foo.com","http":{"paths":[{"path":"/bar","pathType":"Prefix","backend":{"service":{"name":"api","port":{"name":"http"}}}}]}}]},"status":{"loadBalancer":{}}}',
  )
  me.type('kubectl autoscale deploy api --min=2 --max=5 --cpu=70%')
  expect(me.type('kubectl get hpa api --no-headers')).toMatch(/^api +Deployment\/api +cpu: <unknown>\/70% +2 +5 +0 +0s$/)
})

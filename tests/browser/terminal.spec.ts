import { expect, test } from './podscope.ts'
import { violations } from './reach.ts'
import { PROMPT, Terminal } from './terminal-page.ts'

const WORLD = `apiVersion: podscope.dev/v1alpha1
kind: Scenario
spec: {duration: 10m}
---
apiVersion: v1
kind: Pod
metadata: {name: kubia, labels: {app: kubia}}
spec:
  containers:
  - {name: kubia, image: "busybox:1.28", command: [sh, -c, "echo up; touch /tmp/ready; while true; do sleep 5; done"]}
`

/** What a first hour with Pods is like: each line, and what has to stand in its answer. */
const TUTORIAL: readonly (readonly [line: string, answer: RegExp])[] = [
  ['kubectl version --client', /Client Version: v1\.36/],
  ['kubectl get nodes', /node-1\s+Ready/],
  ['kubectl get pods', /^NAME\s+READY\s+STATUS\s+RESTARTS\s+AGE\nkubia\s+1\/1\s+Running\s+0\s+\d+s$/],
  ['kubectl get po kubia -o wide', /10\.244\.\d\.\d+\s+node-\d\s+<none>\s+<none>/],
  ['kubectl get po kubia -o yaml', /^apiVersion: v1\nkind: Pod\nmetadata:/],
  ["kubectl get pods -o jsonpath='{.items[0].status.phase}'", /^Running/],
  ['kubectl get pods -o name', /^pod\/kubia$/],
  ['kubectl get pods -o custom-columns=N:.metadata.name', /^N\nkubia$/],
  ['kubectl explain pod.spec.restartPolicy', /FIELD: restartPolicy <string>\nENUM:\n {4}Always/],
  ['kubectl logs kubia', /^up$/],
  ['kubectl exec kubia -- ls /tmp', /^ready$/],
  ['kubectl exec kubia -- env', /HOSTNAME=kubia/],
  ['kubectl describe pod kubia', /Name: {13}kubia\n[^]*Events:\n[^]*Started/],
  ['kubectl run quick --image=nginx --labels=app=quick', /^pod\/quick created$/],
  ['sleep 5', /^$/],
  ['kubectl get pods --show-labels', /quick\s+1\/1\s+Running\s+0\s+\d+s\s+app=quick/],
  ['kubectl label po kubia creation_method=manual', /^pod\/kubia labeled$/],
  ['kubectl label po kubia creation_method=other', /^error: 'creation_method' already has a value \(manual\), and --overwrite is false$/],
  ['kubectl label po kubia creation_method=other --overwrite', /^pod\/kubia labeled$/],
  ['kubectl get po -L creation_method,app', /kubia\s+1\/1\s+Running\s+0\s+\S+\s+other\s+kubia/],
  ['kubectl get po -l creation_method=other', /^NAME[^\n]*\nkubia[^\n]*$/],
  ["kubectl get po -l '!creation_method'", /^NAME[^\n]*\nquick[^\n]*$/],
  ["kubectl get po -l 'app in (kubia,quick)'", /kubia[^]*quick/],
  ['kubectl annotate pod kubia company/note="foo bar"', /^pod\/kubia annotated$/],
  ['kubectl describe pod kubia | grep Annotations', /^Annotations: {6}company\/note: foo bar$/],
  ['kubectl create ns custom', /^namespace\/custom created$/],
  ['kubectl get ns', /custom\s+Active/],
  ['kubectl run inner --image=nginx -n custom', /^pod\/inner created$/],
  ['kubectl get po -n custom', /inner\s+0\/1\s+(?:Pending|ContainerCreating)/],
  ['kubectl get po -A', /^NAMESPACE[^]*custom\s+inner/],
  ['kubectl create deployment web --image=nginx --replicas=2', /^deployment\.apps\/web created$/],
  ['kubectl rollout status deployment/web', /deployment "web" successfully rolled out$/],
  ['kubectl get deploy,rs', /deployment\.apps\/web\s+2\/2[^]*replicaset\.apps\/web-/],
  ['kubectl scale deployment web --replicas=3', /^deployment\.apps\/web scaled$/],
  ['kubectl wait --for=condition=Ready pod/quick', /^pod\/quick condition met$/],
  ['kubectl get pods -o json | jq -r ".items[].metadata.name" | wc -l', /^\s*\d+$/],
  ['kubectl get events --field-selector reason=Pulled | head -2', /^LAST SEEN/],
  ['kubectl delete po quick --wait=false', /^pod "quick" deleted from default namespace$/],
  ['kubectl delete po -l creation_method=other --wait=false', /^pod "kubia" deleted from default namespace$/],
  ['kubectl delete deployment --all', /^deployment\.apps "web" deleted from default namespace$/],
  ['kubectl delete ns custom --wait=false', /^namespace "custom" deleted$/],
  ['kubectl get pod nope', /^Error from server \(NotFound\): pods "nope" not found$/],
  ['kubectl gett pods', /^error: unknown command "gett" for "kubectl"/],
]

test('a tutorial is typed, and read back from the terminal', async ({ podscope, page }) => {
  // Forty commands, each of them waited for.
  test.setTimeout(300_000)
  await podscope.open()
  await podscope.write(WORLD)
  await page.getByRole('button', { name: 'To the start' }).click()
  const terminal = new Terminal(page)
  await terminal.open()
  await terminal.run('sleep 10')
  for (const [line, answer] of TUTORIAL) expect(await terminal.run(line), line).toMatch(answer)
  const text = await podscope.text()
  expect(text).toContain('kubectl: label po kubia creation_method=manual')
  expect(text).toContain('kubectl: create deployment web --image=nginx --replicas=2')
  expect(text).not.toContain('ls /tmp')
})

test('a watch goes on while the world is played, and ends with Ctrl C', async ({ podscope, page }) => {
  await podscope.open()
  const terminal = new Terminal(page)
  await terminal.open()
  await terminal.keys.focus()
  await page.keyboard.type('kubectl get pods -w --no-headers\n')
  await expect(async () => expect(await terminal.text()).toMatch(/web +1\/2 +CrashLoopBackOff +4 \(11s ago\) +3m23s$/)).toPass()
  await page.getByRole('button', { name: 'Play (Space)' }).click()
  await expect(async () => expect(await terminal.text()).toMatch(/web +2\/2 +Running +5 \(\d+s ago\) +4m\d+s$/)).toPass()
  await terminal.keys.focus()
  await page.keyboard.press('Control+C')
  await expect(async () => expect(await terminal.text()).toMatch(PROMPT)).toPass()
})

test('the time of a prompt leads back to it; what a command changed can be undone', async ({ podscope, page }) => {
  await podscope.open()
  const terminal = new Terminal(page)
  await terminal.open()
  expect(await terminal.run('kubectl label pod web tier=front')).toBe('pod/web labeled')
  await expect.poll(() => podscope.text()).toContain('{at: 3m23s, kubectl: label pod web tier=front}')
  await page.getByRole('button', { name: 'To the start' }).click()
  await expect(podscope.time).toHaveText('0:00.0')
  const row = page.locator('.terminal .xterm-rows > div').filter({ hasText: 'kubectl label' })
  const { x, y, height } = (await row.boundingBox()) ?? { x: 0, y: 0, height: 0 }
  // A link is one once the pointer is over it.
  await page.mouse.move(x + 10, y + height / 2)
  await page.mouse.move(x + 14, y + height / 2)
  await page.mouse.click(x + 14, y + height / 2)
  await expect(podscope.time).toHaveText('3:23.0')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => podscope.text()).not.toContain('tier=front')
  expect(await terminal.run('kubectl get pod web -L tier --no-headers')).not.toContain('front')
})

test('Tab completes, and in an empty line leaves the terminal', async ({ podscope, page }) => {
  await podscope.open()
  const terminal = new Terminal(page)
  await terminal.open()
  await terminal.keys.focus()
  await page.keyboard.type('kubectl desc')
  await page.keyboard.press('Tab')
  await expect(async () => expect(await terminal.text()).toMatch(/\$ kubectl describe$/)).toPass()
  await terminal.keys.focus()
  await page.keyboard.type('pod w')
  await page.keyboard.press('Tab')
  await expect(async () => expect(await terminal.text()).toMatch(/\$ kubectl describe pod web$/)).toPass()
  await terminal.keys.focus()
  await page.keyboard.press('Control+C')
  await expect(terminal.keys).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(terminal.keys).not.toBeFocused()
})

test('a column tells where its values come from', async ({ podscope, page }) => {
  await podscope.openPicture()
  const terminal = new Terminal(page)
  await terminal.open()
  await terminal.run('kubectl get pods')
  const row = page.locator('.terminal .xterm-rows > div').filter({ hasText: 'RESTARTS' })
  const { x, y, width, height } = (await row.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  // Somewhere along the header lies STATUS.
  await expect(async () => {
    for (let at = 0; at < width / 3; at += 12) {
      await page.mouse.move(x + at, y + height / 2)
      if ((await page.locator('.terminal-tip').textContent())?.startsWith('Not the phase')) return
    }
    throw new Error('no column tells of STATUS')
  }).toPass()
})

test('the terminal is a page of the phone, and passes axe', async ({ podscope, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('./')
  await expect(page.locator('.phone-status')).toContainText('CrashLoopBackOff')
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: 'Console' }).click()
  const terminal = new Terminal(page)
  await terminal.open()
  await expect(page.getByRole('button', { name: 'Copy what the terminal shows' })).toBeVisible()
  expect(await terminal.run('kubectl get pods')).toMatch(/^NAME +READY +STATUS +RESTARTS +AGE\nweb/)
  expect(podscope.page).toBe(page)
  expect(await violations(page, '.terminal')).toEqual([])
})

test('a key leads to the terminal, which keeps what it shows while another tab is looked at', async ({ podscope, page }) => {
  await podscope.open()
  const terminal = new Terminal(page)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('`')
  await expect(terminal.keys).toBeFocused()
  await page.keyboard.type('echo kept\n')
  await expect(async () => expect(await terminal.text()).toMatch(/\nkept\n/)).toPass()
  await page.getByRole('tab', { name: 'Events' }).click()
  await page.getByRole('tab', { name: 'kubectl' }).click()
  expect(await terminal.text()).toMatch(/\nkept\n/)
})

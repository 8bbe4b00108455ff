import { expect, test } from 'vitest'
import { Typist } from '../../support/typist.ts'

const WORLD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: nginx}]}\n'
const TABLE = String.raw`printf 'NAME READY AGE\nweb 1/1 3m\napi 2/2 90s\ndb 0/1 4h\nweb 1/1 3m\n'`

const FILES = String.raw`printf 'a\nb\n' > x; printf 'b\nc\nb\n' > y; : > z`

/** What a shell writes for each line; `T` stands for a small table, `F` for some files. */
test.each([
  ['T | grep -v NAME | wc -l', '4'],
  ['T | grep -n -i WEB', '2:web 1/1 3m\n5:web 1/1 3m'],
  ['T | grep -A1 -m1 web', 'web 1/1 3m\napi 2/2 90s'],
  ['T | grep -B1 db', 'api 2/2 90s\ndb 0/1 4h'],
  ['T | grep -C 0 web', 'web 1/1 3m\nweb 1/1 3m'],
  ["T | grep -oE '[0-9]+/[0-9]+' | sort -u", '0/1\n1/1\n2/2'],
  ["T | grep -c -E 'web|db'", '3'],
  ["T | grep 'a+p' || echo none", 'none'],
  ["T | grep -e api -e db | cut -d' ' -f1", 'api\ndb'],
  ["T | egrep '^[[:lower:]]{3} '", 'web 1/1 3m\napi 2/2 90s\nweb 1/1 3m'],
  ['echo web --color | grep --color=auto -o web', 'web'],
  ['F; grep -n b x y', 'x:2:b\ny:1:b\ny:3:b'],
  ['F; grep -c b x y z', 'x:1\ny:2\nz:0'],
  ['F; grep -l b x y z; grep -l b z || echo none', 'x\ny\nnone'],
  ['F; grep -on b x y; grep -hn a x y; grep -H a x', 'x:2:b\ny:1:b\ny:3:b\n1:a\nx:a'],
  ['F; grep -m1 b x y', 'x:b\ny:b'],
  ['F; grep -n -B1 b x y', 'x-1-a\nx:2:b\n--\ny:1:b\ny-2-c\ny:3:b'],
  ['T | sort -k1 | uniq -c | sort -rn | head -1', '      2 web 1/1 3m'],
  ['T | sort | uniq -d', 'web 1/1 3m'],
  ["printf '1.5G\\n20M\\n3K\\n' | sort -h", '3K\n20M\n1.5G'],
  ["printf 'b:2\\na:10\\n' | sort -t: -k2 -n", 'b:2\na:10'],
  ["printf 'v1.10\\nv1.9\\nv01.9\\nv1\\nw\\n' | sort -V | xargs", 'v1 v01.9 v1.9 v1.10 w'],
  ['echo a:b:c:d | cut -d: -f2-3', 'b:c'],
  ['echo abcdef | cut -c1,4-', 'adef'],
  ["echo 'a  b   c' | tr -s ' '", 'a b c'],
  ['echo a1b2 | tr -cd 0-9; echo', '12'],
  ["T | sed 's/web/WEB/' | head -2 | tail -1", 'WEB 1/1 3m'],
  ["T | sed -n '2,3p'", 'web 1/1 3m\napi 2/2 90s'],
  ["T | sed '1d;/web/d'", 'api 2/2 90s\ndb 0/1 4h'],
  [String.raw`T | sed -E 's#([a-z]+) (.)/(.)#\1=\2 of \3#;$!d'`, 'web=1 of 1 3m'],
  ["echo aaa | sed 's/a/b/2g'", 'abb'],
  ["T | sed 2q | sed '$a\\end'", 'NAME READY AGE\nweb 1/1 3m\nend'],
  ['echo nginx:1 > f; sed -i s/nginx/redis/ f; cat f', 'redis:1'],
  ["T | awk '{print $1}' | tail -2", 'db\nweb'],
  ['T | awk \'NR>1 && $2!="1/1" {print $1, $NF}\'', 'api 90s\ndb 4h'],
  ['T | awk \'/web/ {n++} END {print n " of " NR}\'', '2 of 5'],
  ["echo a=1,b=2 | awk -F'[=,]' '{print $2+$4; $1=\"x\"; print}'", '3\nx 1 b 2'],
  ["T | awk 'NR>1 {c[$1]++} END {for (k in c) print k, c[k]}'", 'web 2\napi 1\ndb 1'],
  ['T | awk \'{printf "%-5s|%3d\\n", $1, NR}\' | head -2', 'NAME |  1\nweb  |  2'],
  ['echo \'x y\' | awk -v n=5 \'{ if (n > 3) { sub(/x/, "[&]"); print toupper($0) } else print "no" }\'', '[X] Y'],
  ["awk 'BEGIN { for (i = 1; i <= 3; i++) s = s i; print s, length(s), substr(s, 2) }'", '123 3 23'],
  ["T | awk 'NR==2,NR==3'", 'web 1/1 3m\napi 2/2 90s'],
  ['printf "a\\nb\\n" | xargs', 'a b'],
  ['printf "a\\nb\\n" | xargs -n1 echo one', 'one a\none b'],
  ['printf "a\\nb\\n" | xargs -I{} echo {}-{}', 'a-a\nb-b'],
  ['printf a+b+c+ | xargs -d + echo', 'a b c'],
  ['printf a.b | xargs -d . echo', 'a b'],
  ['echo a | xargs -n 0 echo', '! xargs -n 0 echo: not known to this shell'],
  ['echo a | xargs -n -1 echo', '! xargs -n -1 echo: not known to this shell'],
  ['echo a | xargs -n', '! xargs -n: not known to this shell'],
  ["echo 'a(|b' | awk -F '(|' '{print $2}'", '! (|: not known to this shell'],
  ["echo a--b+c | awk -F '(-|[+])+' '{print $1, $2, $3}'", 'a b c'],
  ["echo a1b | awk '{n = split($0, p, /[[:digit:]]/); print n, p[2]}'", '2 b'],
  ["awk 'BEGIN { for (i = 0; i < 1e6; i++) for (j = 0; j < 1e6; j++) n++ }'", '! The command never pauses: it is followed no further.'],
  ['awk \'BEGIN { while (1) s = s s "x" }\'', '! The command never pauses: it is followed no further.'],
  ["echo | awk '{ $1000000000 = 1 }'", '! awk $1000000000: not known to this shell'],
  ["expr nginx:1.29 : '.*:'; expr nginx:1.29 : '.*:\\(.*\\)'", '6\n1.29'],
  ["expr a : '\\('", '! \\(: not known to this shell'],
  ['[[ web-12 =~ ^[a-z]+-[[:digit:]]+$ ]] && echo yes', 'yes'],
  ["p='('; [[ a =~ $p ]]", '! (: not known to this shell'],
  ['case b in [z-a]) echo yes ;; esac', '! [z-a]: not known to this shell'],
  ["printf '%9999999999s' a", '! printf %9999999999s: not known to this shell'],
  ["printf '%.200f' 1", '! printf %.200f: not known to this shell'],
  ['echo p | xargs kubectl get pod -o name', 'pod/p'],
  ['echo secret | base64; echo c2VjcmV0Cg== | base64 -d', 'c2VjcmV0Cg==\nsecret'],
  ["printf 'a bb\\nccc d\\n' | column -t", 'a    bb\nccc  d'],
  ['seq 3 | tac | tr "\\n" " "', '3 2 1'],
  ['echo x | awk \'{print > "f"}\'', '! awk {print > "f"}: not known to this shell'],
  ["echo x | sed 'w f'", '! sed w f: not known to this shell'],
])('%s', (line, output) => {
  expect(new Typist(WORLD).type(line.replace(/^T/, TABLE).replace(/^F/, FILES))).toBe(output)
})

test('lines come through a pipe as they are written', () => {
  const me = new Typist(WORLD)
  expect(me.type('for i in 1 2; do echo line $i; sleep 2; done | grep line | awk "{print \\$2}"')).toBe('1\n+2 2')
  expect(me.type('while true; do echo again; sleep 1; done | head -2')).toBe('again\n+1 again')
})

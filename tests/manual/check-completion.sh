#!/bin/sh
# bash completes the words of `beckon`; those that both shells know are those of --help and of the table; zsh can read its own.
set -eu
: "${top_srcdir:?}" "${BECKON:?}"
for program in bash python3; do
  command -v $program >/dev/null || { echo "check-completion: skipped: there is no $program"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
bash_file=$top_srcdir/tools/completion/bash/beckon
zsh_file=$top_srcdir/tools/completion/zsh/_beckon
n_completed=0
bad=0

wrong () { echo "check-completion: $*"; bad=1; }

# What bash offers, sorted, for these words, of which the last one is being typed.
# shellcheck disable=SC2016 # the shell inside expands
complete_words () {
  (cd "$tmp/folder" && timeout 60 bash --norc --noprofile -uc '. "$1"; shift; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    "$(complete -p beckon | sed "s/.*-F \([^ ]*\) .*/\1/")"; ((${#COMPREPLY[@]} == 0)) || printf "%s\n" "${COMPREPLY[@]}"' \
    completing "$bash_file" "$@") | sort
}

# completes EXPECTED WORD...: in one line
completes () {
  expected=$1
  shift
  got=$(complete_words "$@" | tr '\n' ' ')
  [ "$got" = "$expected${expected:+ }" ] || wrong "\"$*\" is completed by \"$got\", not by \"$expected\""
  n_completed=$((n_completed + 1))
}

mkdir "$tmp/folder"
: >"$tmp/folder/story.jsonl"
: >"$tmp/folder/world.json"
completes '--help --version help replay run table' beckon ''
completes 'replay run' beckon r
completes '--help' beckon --h
completes 'replay run table' beckon help ''
completes 'replay' beckon help re
completes '' beckon help run ''
completes '--clock --clock-step' beckon run --cl
completes '' beckon run --clock ''
completes '' beckon run --clock =
completes '' beckon run --seed = 1
completes 'story.jsonl world.json' beckon run ''
completes 'world.json' beckon run --world w
completes 'world.json' beckon run --world = w
completes 'story.jsonl world.json' beckon run --save =
completes 'story.jsonl' beckon run --coverage s
completes 'hub_off_error=' beckon run --switch hub
completes 'hub_off_error=' beckon run --switch = hub
completes 'access-denied' beckon run --switch = hub_off_error = a
completes 'false true' beckon run --switch own_id_declines_all =
completes '' beckon run --switch = max_members = 1
completes 'story.jsonl world.json' beckon replay ''
completes '--help --version' beckon replay -
completes 'csv' beckon table --format c
completes 'markdown mermaid' beckon table --format = m
completes 'csv dot json markdown mermaid text' beckon table -f ''
completes '' beckon table ''
completes '' beckon nonsense ''

# All that --help and the table have, and nothing else, in bash; and all of it in zsh, each as a word.
known () {                         # WHAT EXPECTED GOT
  diff -u "$2" "$3" || wrong "bash does not know the $1"
  while read -r word; do
    grep -q -e "\(^\|[^a-z-]\)$word\([^a-z_-]\|\$\)" "$zsh_file" || wrong "zsh does not know, of the $1: $word"
  done <"$2"
}
for command in run replay table; do
  timeout 60 "$BECKON" $command --help | sed -n 's/^  \(-[a-z], \)\{0,1\}\(--[a-z-]*\).*/\2/p' | sort >"$tmp/expected"
  complete_words beckon $command - >"$tmp/got"
  known "options of $command" "$tmp/expected" "$tmp/got"
done
timeout 60 "$BECKON" table --format json | python3 -c 'import json, sys
for switch in json.load(sys.stdin)["switches"]:
    print(switch["name"] + "=", *[value["name"] for value in switch["values"]])' | sort >"$tmp/switches"
cut -d = -f 1 "$tmp/switches" >"$tmp/expected"
complete_words beckon run --switch '' | tr -d = >"$tmp/got"
known switches "$tmp/expected" "$tmp/got"
while read -r switch values; do
  completes "$(echo "$values" | tr ' ' '\n' | sort | paste -s -d ' ')" beckon run --switch "${switch%=}" =
done <"$tmp/switches"
timeout 60 "$BECKON" table --help | sed -n 's/.*--format=FORMAT  *//p' | grep -o '[a-z]*' | grep -vx 'the\|default\|or' |
  sort >"$tmp/expected"
complete_words beckon table --format '' >"$tmp/got"
known formats "$tmp/expected" "$tmp/got"

if command -v zsh >/dev/null; then
  timeout 60 zsh -n "$zsh_file" || wrong 'zsh cannot read its own'
  # shellcheck disable=SC2016 # zsh expands
  timeout 60 zsh -fc '_arguments () { state=argument }; words=(nonsense ""); . "$1"' zsh "$zsh_file" >"$tmp/got" 2>&1 || true
  [ ! -s "$tmp/got" ] || { cat "$tmp/got"; wrong 'zsh complains of a command that is not there'; }
elif [ "${CI:-}" = true ]; then
  wrong 'there is no zsh (Debian: zsh)'
fi
[ "$bad" -eq 0 ]
echo "check-completion: bash completes $n_completed lines, and both shells know all options, switches and formats"

# SPDX-License-Identifier: MIT
# Prints a Markdown file of the tree for another place: a link to a file that is there, too, leads to it, and of any other
# link to a file the text is left. `here` is the file's folder in the tree ("" or "doc"), `map` a file whose lines are the
# path of a file in the tree and its name there, and `up` leads from the new place of the file to where those names are.

BEGIN {
  while ((getline line <map) > 0)
    if (split(line, words, " ") == 2)
      places[words[1]] = words[2]
  link = "!?\\[[^][]*\\]\\([^()]*\\)"
}

# The path in the tree to which a relative one leads.
function resolve(path,    parts, kept, n, n_kept, i, whole) {
  n = split(here "/" path, parts, "/")
  for (i = 1; i <= n; i++)
    if (parts[i] == "..")
      n_kept--
    else if (parts[i] != "" && parts[i] != ".")
      kept[++n_kept] = parts[i]
  for (i = 1; i <= n_kept; i++)
    whole = whole (i > 1 ? "/" : "") kept[i]
  return whole
}

function relinked(text,    label, target, path, fragment) {
  match(text, /\]\(/)
  label = substr(text, 1, RSTART - 1)
  target = substr(text, RSTART + 2, length(text) - RSTART - 2)
  if (target ~ /^#|^[a-z]+:/)
    return text
  path = target
  sub(/#.*/, "", path)
  fragment = substr(target, length(path) + 1)
  path = resolve(path)
  if (path in places)
    return label "](" up places[path] fragment ")"
  sub(/^!?\[/, "", label)
  return label
}

# Links can go over the end of a line.
{ whole = whole $0 "\n" }

END {
  while (match(whole, link)) {
    start = RSTART
    size = RLENGTH
    printf "%s%s", substr(whole, 1, start - 1), relinked(substr(whole, start, size))
    whole = substr(whole, start + size)
  }
  printf "%s", whole
}

# SPDX-License-Identifier: MIT
# Makes of a Markdown file a page for gi-docgen: its title is told apart, too, and each rule and each cell of the table can be
# linked to by its id, as in doc/semantics.html.

NR == 1 { print "Title: " substr($0, 3) "\n" }

/^#### [WTGOVF]-[0-9]+ / { print $0 " <a id=\"" $2 "\"></a>"; next }

/^\| from \\ step \|/ { n_steps = split($0, steps, / *\| */) }

n_steps && /^\| [a-z]+ \|/ {
  n = split($0, cells, / *\| */)
  line = "| " cells[2] " |"
  for (i = 3; i < n; i++) {
    split(steps[i], step, " ")
    line = line " <a id=\"L-" cells[2] "/" step[1] "\"></a>" cells[i] " |"
  }
  print line
  next
}

/^$/ { n_steps = 0 }
{ print }

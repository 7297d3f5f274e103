# Small multiples: one panel a pair.
load 'style.gp'
plot @areas, @axis, @gaps, @lines, @dashes, @marks

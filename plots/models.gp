# Models compared on one history.
load 'style.gp'
plot @areas, @grid, @axis, @gaps, @lines, @dashes, @thins, @marks

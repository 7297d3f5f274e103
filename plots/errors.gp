# Rolling-origin errors by step ahead.
load 'style.gp'
plot @grid, @axis, @gaps, @lines, @dashes, @thins, @marks

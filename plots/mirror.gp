# One flow as both sides report it; thin lines show the difference.
load 'style.gp'
plot @grid, @axis, @thins, @gaps, @lines, @marks

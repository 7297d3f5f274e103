# Scenarios compared: bands, then lines in their hues, history and targets on top.
load 'style.gp'
plot @areas, @grid, @axis, @gaps, @lines, @dashes, @thins, @marks

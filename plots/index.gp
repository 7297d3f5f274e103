# The cooperation index: its stock above, the index of each period below.
load 'style.gp'
plot @areas, @grid, @bars, @pale_bars, @axis, @gaps, @lines, @marks

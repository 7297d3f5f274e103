# Exports and imports above, their balance below.
load 'style.gp'
plot @grid, @bars, @pale_bars, @axis, @gaps, @lines, @dashes, @thins, @marks

# Change from year to year: columns up and down from zero.
load 'style.gp'
plot @grid, @bars, @pale_bars, @axis

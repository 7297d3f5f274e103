# What moves a result: bars either side of the base case.
load 'style.gp'
plot @bars, @pale_bars, @axis

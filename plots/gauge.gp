# Targets: track, last value, interval, target.
load 'style.gp'
plot @bars, @pale_bars, @ticks, @marks

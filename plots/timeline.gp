# Events and promises in lanes.
load 'style.gp'
plot @grid, @axis, @thins, @marks

# History with projection fan and targets: bands below, then grid, lines and points.
load 'style.gp'
plot @areas, @grid, @axis, @gaps, @lines, @dashes, @thins, @circles, @rings, @squares, @crosses, @diamonds, @lozenges

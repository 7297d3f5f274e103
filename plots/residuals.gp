# Observed minus fitted; tinted: two standard deviations.
load 'style.gp'
plot @areas, @grid, @bars, @pale_bars, @axis

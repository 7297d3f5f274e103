# Partners or goods by share: bars from zero, a thin line for an interval.
load 'style.gp'
plot @bars, @pale_bars, @axis, @thins

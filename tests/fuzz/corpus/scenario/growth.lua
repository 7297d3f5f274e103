-- What would steady growth make of the trade between Kazakhstan and Morocco?
--
-- The simplest question of all, and a good first script. Lines that begin with two dashes are comments.
-- `tradescope whatif datasets/scenarios/growth.lua` runs it and writes whatif.csv, whatif.md and charts.

title "Growth paths"
question "What would ten percent a year make of the trade of Kazakhstan and Morocco by 2030?"

-- A series is named by its key: yearly (A), reporter, partner, what is measured, unit. Should the store have no such
-- series, the figures in braces are used: statements of both governments, in US dollars.
local turnover = series("A.KAZ.MAR.trade_turnover.USD",
                        {[2019] = 82.4e6, [2020] = 70.6e6, [2023] = 161.18e6, [2024] = 274e6})

horizon(2030) -- look at least so far

-- Each scenario has a name and a path over the years. The first one is what the others are compared with.
scenario {
  name = "No change",
  about = "Trade stays where it was.",
  path = steady(turnover),
}

-- percent(10) is 0.10. Growth is compound: every year is ten percent above the one before.
local ten = scenario {
  name = "Ten percent a year",
  path = grow(turnover, percent(10)),
}

-- A growth path by years: quick at first, then slower. `rest` holds for all years that are not named.
scenario {
  name = "Quick, then slow",
  path = grow(turnover, {[2025] = percent(25), [2026] = percent(15), rest = percent(5)}),
}

-- Nobody knows the rate. normal(mean, standard deviation) says so: two thirds of the draws lie between 6 and 14 %.
scenario {
  name = "About ten percent",
  about = "The same growth on average, but nobody is sure of it.",
  path = grow(turnover, percent(normal(10, 4, "growth a year, in %"))),
}

-- The default projection of the program: what histories like this one did afterwards, with an honest interval.
scenario {
  name = "As its history projects",
  path = project(turnover),
}

-- A script can test itself: six years at ten percent are a factor of 1.1 ^ 6 when the last figure is that of 2024.
local years = 2030 - turnover.last_year
expect(close(ten:mean(2030), turnover.last * 1.1 ^ years), "compound growth")

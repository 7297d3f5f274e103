-- A goal of one billion dollars by 2030 is bold. How likely is it, what would it take, and what would a bad year on
-- the way do to it?

title "A bad year on the way to a billion"
question "Is one billion dollars by 2030 within reach, and what would a bad year do to it?"

local turnover = series("A.KAZ.MAR.trade_turnover.USD",
                        {[2019] = 82.4e6, [2020] = 70.6e6, [2023] = 161.18e6, [2024] = 274e6})
local goal = billion(1)

-- A target is held against every scenario of its series: the chance of reaching it, and what is missing.
target {value = goal, year = 2030, of = turnover, name = "one billion"}

local base = scenario {
  name = "As its history projects",
  path = project(turnover),
}

-- Solved for growth: the rate that leads from the last figure to the goal.
local needed = required_growth(turnover, goal, 2030)
scenario {
  name = "The growth that it takes",
  about = "Every year as much growth as the goal asks for.",
  path = grow(turnover, needed),
}

-- A shock multiplies: -35 % in 2027, and three years later all is made good.
scenario {
  name = "A drought in 2027",
  about = "The harvest fails, shipments fall by more than a third and recover within three years.",
  path = base * shock(percent(-35), {year = 2027, recovery = 3, name = "drought"}),
}

-- A lasting shock: half of what was lost is still missing a year later, a quarter after two. Its size and its year are
-- not known, and it may not come at all.
scenario {
  name = "A crisis that may come",
  path = base * shock(percent(triangular(-50, -30, -10, "depth of the crisis, in %")),
                      {year = uniform(2026, 2029, "year of the crisis"), persistence = .5, chance = percent(40),
                       name = "crisis"}),
}

-- Solved for the amount: what must come on top of the projection for its mean to reach the goal.
local gap = missing(base, goal, 2030)
scenario {
  name = "The projection and what is missing",
  path = base + phase_in(gap, {from = 2026, years = 5, name = "what is missing"}),
}

print("growth needed a year, in %: " .. string.format("%.1f", 100 * needed))
print("missing in 2030, in US$ million: " .. string.format("%.0f", gap / 1e6))

expect(needed > percent(10), "a billion takes more than ten percent a year")

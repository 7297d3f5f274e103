-- A minister will ask: what would it take? This script turns one goal into three answers: growth, an addition, and the
-- latest year in which a big project may begin.

title "What one billion would take"
question "What would it take for trade with Morocco to reach one billion dollars by 2030?"

local turnover = series("A.KAZ.MAR.trade_turnover.USD",
                        {[2019] = 82.4e6, [2020] = 70.6e6, [2023] = 161.18e6, [2024] = 274e6})
local goal, year = billion(1), 2030

target {value = goal, year = year, of = turnover, name = "one billion"}

-- targets() lists the goals that documents state, each with its source; target() takes them as they are.
for _, stated in ipairs(targets(turnover)) do
  target(stated)
end

local base = scenario {name = "As its history projects", path = project(turnover)}

-- 1. Growth alone.
local rate = required_growth(turnover, goal, year)
scenario {
  name = "By growth alone",
  about = "Compared with its own past, this is the growth that every year would need.",
  path = grow(turnover, rate),
}

-- 2. An addition alone: what is missing to the mean of the projection, phased in from next year on.
local gap = missing(base, goal, year)
scenario {
  name = "By one large addition",
  path = base + phase_in(gap, {from = 2026, years = year - 2025, shape = "s", name = "the missing amount"}),
}

-- 3. Half and half, and nobody is sure that the half comes.
scenario {
  name = "Half of it, with a chance of 50 %",
  path = base + phase_in(gap / 2, {from = 2026, years = 3, chance = percent(50), name = "half of what is missing"}),
}

-- How the chance falls with each year that the addition is put off: functions and loops are plain Lua.
local function chance_if_begun(first)
  local late = base + phase_in(gap, {from = first, years = 3, name = "begun in " .. first})
  return late:chance_of(goal, year)
end
for first = 2026, 2030 do
  print(string.format("begun in %d: %.0f %% chance of a billion by %d", first, 100 * chance_if_begun(first), year))
end

expect(chance_if_begun(2026) >= chance_if_begun(2030), "starting earlier never lowers the chance")

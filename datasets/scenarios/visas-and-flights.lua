-- Visas between Kazakhstan and Morocco ended in 2025, and direct flights are being talked about. How much trade may that
-- bring? The sizes are averages of the literature (datasets/policies/effects.tsv), with their uncertainty.

title "Visas ended, flights begun"
question "How much trade may visa-free travel and direct flights bring?"

local turnover = series("A.KAZ.MAR.trade_turnover.USD",
                        {[2019] = 82.4e6, [2020] = 70.6e6, [2023] = 161.18e6, [2024] = 274e6})
horizon(2030)

local base = scenario {name = "Without them", path = project(turnover)}

-- policy() is a multiplier: 1 before the first year, then more as its effect is felt, by default over the years that the
-- file of effects names.
local visas = policy("visa_free", {from = 2025})

scenario {
  name = "Visa-free travel",
  about = "In force since March 2025.",
  path = base * visas,
}

scenario {
  name = "Visa-free travel and flights",
  about = "Flights begin in 2026, and it is not certain that they do.",
  path = base * visas * policy("direct_flights", {from = 2026, chance = percent(70)}),
}

-- An estimate of one's own takes the place of the literature: `tradescope gravity ... > own.csv`, then
-- `tradescope whatif --gravity own.csv`. elasticity() gives the bare number, for formulas of one's own.
local flights = elasticity "direct_flights"
scenario {
  name = "Flights every other day only",
  about = "Half of the usual effect, felt at once.",
  path = base * visas * (1 + since(2026, {name = "some flights"}) * flights / 2),
}

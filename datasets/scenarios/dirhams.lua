-- A trader thinks in dirhams. What is the trade worth to him if the dollar rises or falls?

title "In dirhams"
question "What is the trade worth in dirhams while nobody knows the exchange rate?"

local turnover = series("A.KAZ.MAR.trade_turnover.USD",
                        {[2019] = 82.4e6, [2020] = 70.6e6, [2023] = 161.18e6, [2024] = 274e6})
horizon(2029)

local dollars = project(turnover)

-- A fixed rate first: dirhams for one dollar, the yearly average of 2024 rounded.
scenario {
  name = "At the rate of 2024",
  path = convert(dollars, 9.94, "MAD"),
}

-- A rate that wanders: each year it may rise or fall by some eight percent, with no drift.
local rate = walk(9.94, {from = 2024, volatility = percent(8), name = "dirhams for a dollar"})
scenario {
  name = "At a rate that wanders",
  path = convert(dollars, rate, "MAD"),
}

-- A devaluation in 2026 that lasts.
scenario {
  name = "After a devaluation of 10 % in 2026",
  about = "A dollar buys a tenth more dirhams from 2026 on.",
  path = convert(dollars, 9.94 * shock(percent(10), {year = 2026, name = "devaluation of the dirham"}), "MAD"),
}

-- The trade itself, in dollars, for comparison: another unit, so it is a base of its own.
scenario {name = "In dollars", path = dollars}

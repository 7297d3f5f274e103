-- Kazakhstan says that it could supply 25 more goods to Morocco, worth 130 million dollars a year. When would that
-- be felt, and how much is left of it if it is not sure to come?

title "Twenty-five goods more"
question "What do 25 new goods worth US$ 130 million a year add, and by when?"

local turnover = series("A.KAZ.MAR.trade_turnover.USD",
                        {[2019] = 82.4e6, [2020] = 70.6e6, [2023] = 161.18e6, [2024] = 274e6})

horizon(2030)

local base = scenario {
  name = "Without them",
  about = "The trade goes on as its history lets expect.",
  path = project(turnover),
}

-- phase_in(amount, {from = first year, years = until it is all there}). Paths are added with +.
local all = scenario {
  name = "All of it, evenly over four years",
  path = base + phase_in(million(130), {from = 2026, years = 4, name = "25 goods"}),
}

-- New goods start slowly, then spread, then level off: an S. A chance says how likely it is that they come at all.
scenario {
  name = "Along an S, with a chance of 60 %",
  path = base + phase_in(million(130), {from = 2026, years = 4, shape = "s", chance = percent(60), name = "25 goods"}),
}

-- Announced sums are rarely reached in full, and rarely in the year that was said. pert(low, most likely, high) is a
-- way to say both. The tornado shows which of them matters more.
scenario {
  name = "Less than announced, and later",
  about = "Between a fifth and all of the sum, most likely half, beginning between 2026 and 2029.",
  path = base + phase_in(million(pert(26, 65, 130, "worth of the goods, in US$ million")),
                         {from = uniform(2026, 2029, "first year"), years = 4, shape = "s", name = "25 goods"}),
}

-- The scenarios share the draws of the projection, so the difference to the base is exactly the addition.
expect(close(all:mean(2029) - base:mean(2029), million(130)), "all 130 million are there in 2029")

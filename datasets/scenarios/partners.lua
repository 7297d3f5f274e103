-- Kazakhstan trades with Morocco, Türkiye and Uzbekistan. What do the three come to together, and how large is Morocco's
-- part if each goes its own way?

title "Three partners"
question "How large does the trade with Morocco become among three partners?"

local morocco = series("A.KAZ.MAR.trade_turnover.USD",
                       {[2019] = 82.4e6, [2020] = 70.6e6, [2023] = 161.18e6, [2024] = 274e6})
local turkiye = series("A.KAZ.TUR.trade_turnover.USD", {[2021] = 4.1e9, [2022] = 6.3e9, [2023] = 6.0e9})
local uzbekistan = series("A.KAZ.UZB.trade_turnover.USD", {[2023] = 4.4e9})
horizon(2030)

-- Paths of several pairs are added with sum{}. Where their last years differ, the scenario begins after the latest.
local together = scenario {
  name = "All three, as projected",
  path = sum {project(morocco), project(turkiye), project(uzbekistan)},
}

scenario {
  name = "All three, the goals of ten billion reached",
  about = "Trade with Türkiye and with Uzbekistan reaches ten billion dollars each in 2030.",
  path = sum {
    project(morocco),
    grow(turkiye, required_growth(turkiye, billion(10), 2030)),
    grow(uzbekistan, required_growth(uzbekistan, billion(10), 2030)),
  },
}

-- share(part, whole) in percent. Its unit differs, so it has a base of its own.
local part = scenario {
  name = "Morocco's share, as projected",
  path = share(project(morocco), together),
}
scenario {
  name = "Morocco's share, a billion reached",
  path = share(grow(morocco, required_growth(morocco, billion(1), 2030)), together),
  base = "Morocco's share, as projected",
}

expect(part:mean(2030) < 50, "Morocco stays the smaller part")

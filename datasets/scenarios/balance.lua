-- Turnover says nothing of who sells to whom. Which balance does each side get if the trade grows on one side only?

title "Exports, imports and the balance"
question "What becomes of the balance if only one side's exports grow?"

local turnover = series("A.KAZ.MAR.trade_turnover.USD",
                        {[2019] = 82.4e6, [2020] = 70.6e6, [2023] = 161.18e6, [2024] = 274e6})
horizon(2030)

-- Kazakh exports were 85 % of the trade in 2019 and 79 % in 2020; later parts are not known, so they are assumed.
local part = uniform(.75, .90, "share of Kazakh exports")
local exports, imports = split(project(turnover), part)

scenario {name = "Exports", path = exports}
scenario {name = "Imports", path = imports}

-- A balance is a difference. `series` says under which key it goes into the tables.
local key = "A.KAZ.MAR.trade_balance.USD"
scenario {
  name = "Balance, both sides grow alike",
  path = exports - imports,
  series = key,
}

scenario {
  name = "Balance, only Morocco's sales grow",
  about = "Moroccan sales to Kazakhstan double within five years, Kazakh sales stay on their path.",
  path = exports - imports * (1 + phase_in(1, {from = 2025, years = 5, name = "doubling of Morocco's sales"})),
  series = key,
}

-- What is earned over all the years, as a plain number. cumulate() adds a path up.
local earned = cumulate(exports - imports, 2025)
print(string.format("2025 to 2030 together: US$ %.0f million on average, less than %.0f in one case of ten",
                    earned:mean(2030) / 1e6, earned:quantile(.1, 2030) / 1e6))

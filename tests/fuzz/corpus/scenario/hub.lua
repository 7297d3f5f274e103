-- A logistics hub in Morocco for Kazakh wheat has been discussed. What if it opens in 2027, or late, or never?

title "The logistics hub"
question "What does a logistics hub bring if it opens in 2027, or two years late?"

local exports = series("A.KAZ.MAR.exports.USD", {[2019] = 70.4e6, [2020] = 55.6e6})
horizon(2032)

local base = scenario {name = "No hub", path = project(exports)}

-- A commitment of the store as a switch: 0 before it is kept, 1 from then on. Its year is the one that documents give;
-- `from` says it where they do not. `chance` is how likely it is to be kept at all.
local function hub(year)
  return commitment("LOG_HUB", {pair = "KAZ-MAR", from = year, chance = percent(60), name = "the hub"})
end
-- What has the same name and the same chance is the same event: either all scenarios get their hub in a draw, or none.

-- What it does: goods reach the ship some days sooner, and each day is worth about one percent of trade.
local days = pert(2, 4, 8, "days saved")
local gain = elasticity("day_saved") * days

scenario {
  name = "It opens in 2027",
  path = base * (1 + hub(2027) * gain),
}

scenario {
  name = "It opens in 2029",
  path = base * (1 + hub(2029) * gain),
}

-- The warehouse also makes room for a trade that was not there: wheat through it, up to what it can hold.
local wheat = phase_in(million(uniform(10, 40, "wheat through the hub, in US$ million")),
                       {from = 2027, years = 3, shape = "s", name = "wheat through the hub"})
scenario {
  name = "It opens in 2027 and draws wheat",
  about = "The hub speeds up what is traded already and adds wheat, at most as much as it can store.",
  path = base * (1 + hub(2027) * gain) + hub(2027) * at_most(wheat, million(30)),
}

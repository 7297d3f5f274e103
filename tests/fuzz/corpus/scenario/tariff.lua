-- A tariff on imports from a partner is abolished. How much more is imported, from whom is it taken, and what does the
-- treasury lose? SMART, the method of UNCTAD and the World Bank, with elasticities that nobody knows exactly.

title "A tariff abolished"
question "What does ending a 10 % tariff on Moroccan goods do to Kazakh imports?"

-- Imports from Morocco, in US dollars; imports of the same goods from all others are a guess of the desk.
local imports = series("A.KAZ.MAR.imports.USD", {[2019] = 12.0e6, [2020] = 15.0e6})
local rest = million(200)
horizon(2030)

local base = scenario {name = "The tariff stays", path = steady(imports)}

-- With plain numbers smart{} gives plain numbers at once. Elasticities are negative.
local sure = smart {imports = imports.last, rest = rest, tariff = percent(10), new_tariff = 0,
                    demand = -1.5, substitution = -1.5}
print(string.format("created %.2f, diverted %.2f, revenue %.2f (US$ million)",
                    sure.creation / 1e6, sure.diversion / 1e6, sure.revenue / 1e6))
expect(close(sure.total, sure.creation + sure.diversion))

scenario {
  name = "It ends in 2026",
  about = "Usual elasticities, taken as certain.",
  path = base + sure.total * since(2026, {name = "the tariff ends"}),
}

-- With uncertain arguments its results are uncertain numbers of the plan.
local unsure = smart {imports = imports.last, rest = rest, tariff = percent(10),
                      demand = elasticity "import_demand", substitution = elasticity "substitution",
                      supply = lognormal(20, .5, "supply elasticity of the exporter")}
scenario {
  name = "It ends in 2026, elasticities uncertain",
  path = base + phase_in(unsure.total, {from = 2026, years = 3, name = "created and diverted imports"}),
}

-- A sweep: halfway measures, one scenario each.
for _, tariff in ipairs {7.5, 5, 2.5} do
  local cut = smart {imports = imports.last, rest = rest, tariff = percent(10), new_tariff = percent(tariff)}
  scenario {name = "Cut to " .. tariff .. " %", path = base + cut.total * since(2026, {name = "the tariff is cut"})}
end

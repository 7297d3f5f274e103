title "t" question "q" note "n"
local s = history("A.KAZ.MAR.exports.USD", {[2020] = 5, [2022] = 7, [2024] = 9})
local p = grow(s, {[2025] = percent(20), rest = percent(normal(5, 1, "r"))}) * shock(-.3, {year = 2026, recovery = 2, chance = .5, name = "x"})
p = override(p, {[2027] = 3}) + phase_in(pert(1, 2, 3), {from = uniform(2025, 2028), years = 3, shape = "s"})
p = at_least(at_most(delay(p, 1), 50), 0) + since(2026, {chance = .5}) * triangular(1, 2, 3) - lognormal(1, .1)
local x, m = split(p, empirical {.1, .2, .3})
scenario {name = "a", about = "b", path = convert(x, walk(2, {from = 2024, volatility = .1}), "MAD")}
scenario {name = "c|<b>", path = share(x, x + m), unit = "%"}
scenario {name = "d", path = cumulate(p) ^ 1 / chance(1) + p:at(2026)}
scenario {name = "e", path = s * policy("fta", {from = 2026}) + smart {imports = p, rest = 3, tariff = .1}.total}
target {value = 12, year = 2028, of = s}
expect(close(p:quantile(.5, 2026), p:quantile(.5, 2026)))
print(required_growth(s, 20, 2030), missing(s, 5, 2027), s:growth(), s.last, #s:years())

# How all charts look. Loaded by every template, after the program has defined (in pixels, origin at the lower left):
# format, width, height, scale, dark, areas, marks and texts. One meaning, one look: see the palette and the marks below.
family = 'DejaVu Sans'

# Colours in the order of tsc_ink: paper text muted faint grid axis stated official target part-year gain loss, seven hues.
# Told apart by colour-blind readers (after Okabe and Ito, 2008) and in grey.
array light[19] = [0xffffff, 0x1a1a1a, 0x555555, 0x767676, 0xe2e2e2, 0x9a9a9a, 0x1f5f9e, 0xc2600a, 0xb8352c, 0x808080, 0x1f5f9e, 0xc2600a, \
    0x0b7a5b, 0x7b3f99, 0x8f6a00, 0x0f8fa3, 0xb0307a, 0x6b4a2f, 0x4f4f4f]
array night[19] = [0x14181d, 0xf2f2f2, 0xb9c0c8, 0x98a0a8, 0x2f363e, 0x6b747d, 0x6cb0ee, 0xf2a154, 0xff8074, 0x9aa2aa, 0x6cb0ee, 0xf2a154, \
    0x4fd0a5, 0xc99be6, 0xe0c050, 0x55d3e6, 0xf08cc8, 0xcfae92, 0xc8c8c8]
ink(i) = dark ? night[int(i) + 1] : light[int(i) + 1]
tint(i, strength) = (int(255 * (1 - strength)) << 24) + ink(i)

if (format eq 'png') set terminal pngcairo size width, height font family.',12' noenhanced background rgb ink(0)
if (format eq 'svg') set terminal svg size width, height font family.',12' noenhanced background rgb ink(0)
if (format eq 'pdf') set terminal pdfcairo size width / 96.0, height / 96.0 font family.',12' noenhanced background rgb ink(0)
points_per_pixel = format eq 'svg' ? 1.0 : 0.75
thickness = scale * (format eq 'pdf' ? 1.5 : 1.0)
dots = scale * (format eq 'svg' ? 1.15 : 1.3)

set encoding utf8
unset border
unset tics
unset key
set lmargin at screen 0
set rmargin at screen 1
set bmargin at screen 0
set tmargin at screen 1
set xrange [0:width]
set yrange [0:height]
set object 1 rectangle from screen 0, screen 0 to screen 1, screen 1 behind fillcolor rgb ink(0) fillstyle solid noborder

font(i) = sprintf('%s%s,%.2f', family, words_bold[i] ? ':Bold' : '', words_size[i] * points_per_pixel)
do for [i = 1:words_count] {
    if (words_anchor[i] == 0) { set label i words[i] at words_x[i], words_y[i] left front noenhanced font font(i) textcolor rgb ink(words_ink[i]) }
    if (words_anchor[i] == 1) { set label i words[i] at words_x[i], words_y[i] center front noenhanced font font(i) textcolor rgb ink(words_ink[i]) }
    if (words_anchor[i] == 2) { set label i words[i] at words_x[i], words_y[i] right front noenhanced font font(i) textcolor rgb ink(words_ink[i]) }
}

# What templates put one over another. Every point carries its ink in its last column.
areas = "for [i = 1:area_count] '$area_'.i using 1:2 with filledcurves closed fillstyle solid noborder linecolor rgb tint(area_ink[i], area_strength[i])"
bars = "$bar using 1:2:3:4:5:6:(ink($7)) with boxxyerror fillstyle solid noborder linecolor rgb variable"
pale_bars = "$pale_bar using 1:2:3:4:5:6:(tint($7, 0.4)) with boxxyerror fillstyle solid noborder linecolor rgb variable"
ticks = "$tick using 1:2:3:4:5:6:(ink($7)) with boxxyerror fillstyle solid noborder linecolor rgb variable"
grid = "$grid using 1:2:(ink($3)) with lines linecolor rgb variable linewidth thickness"
axis = "$axis using 1:2:(ink($3)) with lines linecolor rgb variable linewidth 1.2 * thickness"
gaps = "$gap using 1:2:(ink($3)) with lines linecolor rgb variable linewidth 1.8 * thickness dashtype (3, 7)"
lines = "$line using 1:2:(ink($3)) with lines linecolor rgb variable linewidth 2.6 * thickness"
dashes = "$dash using 1:2:(ink($3)) with lines linecolor rgb variable linewidth 2.2 * thickness dashtype (12, 8)"
thins = "$thin using 1:2:(ink($3)) with lines linecolor rgb variable linewidth 1.1 * thickness"
# Stated: filled circle. Derived: hollow circle. Official: square. Part of a year: cross. Targets, promises: diamonds.
circles = "$circle using 1:2:(ink($3)) with points pointtype 7 pointsize dots linecolor rgb variable"
rings = "$ring using 1:2 with points pointtype 7 pointsize dots linecolor rgb ink(0), $ring using 1:2:(ink($3)) with points pointtype 6 pointsize dots linewidth 2 * thickness linecolor rgb variable"
squares = "$square using 1:2:(ink($3)) with points pointtype 5 pointsize 0.9 * dots linecolor rgb variable"
crosses = "$cross using 1:2:(ink($3)) with points pointtype 2 pointsize 0.9 * dots linewidth 2 * thickness linecolor rgb variable"
diamonds = "$diamond using 1:2:(ink($3)) with points pointtype 13 pointsize 1.5 * dots linecolor rgb variable"
lozenges = "$lozenge using 1:2 with points pointtype 13 pointsize 1.5 * dots linecolor rgb ink(0), $lozenge using 1:2:(ink($3)) with points pointtype 12 pointsize 1.5 * dots linewidth 2 * thickness linecolor rgb variable"
marks = "@circles, @rings, @squares, @crosses, @diamonds, @lozenges"

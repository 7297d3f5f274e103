# A chart without data: its words alone. The plot of a single unseen dot brings them out.
load 'style.gp'
$corner << TSC_END
0 0
TSC_END
plot $corner using 1:2 with dots linecolor rgb ink(0)

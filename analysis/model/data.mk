# The learning program of the forecasting tables: make learn DATA=FOLDER [DATE=2026-11-21]. DATA holds SET_train.csv.gz
# (series_id,t,value) and, where there is a future to score, SET_test.csv.gz.
LEARN := $(BUILD)/learn

$(LEARN): $(BUILD)/obj/model/learn_main.o $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

learn: $(LEARN)
	@test -n '$(DATA)' || { echo 'make learn DATA=FOLDER: the folder with SET_train.csv.gz' >&2; exit 2; }
	@mkdir -p $(BUILD)/sets
	@for f in '$(DATA)'/*_train.csv.gz '$(DATA)'/*_test.csv.gz; do gzip -dc "$$f" > $(BUILD)/sets/$$(basename "$$f" .gz); done
	@mkdir -p datasets/models
	$(LEARN) --date '$(or $(DATE),an unstated day)' --out datasets/models/combination.tsv $(BUILD)/sets \
	    $$(cd $(BUILD)/sets && ls | sed -n 's/_train.csv$$//p' | grep -v '_k[0-9]*$$' | LC_ALL=C sort)

.PHONY: learn

# Speed of the panels on one core.
bench-forecast: all
	@tests/bench/forecast $(BUILD)

bench: bench-forecast

.PHONY: bench bench-forecast

# A convenience: every target is a verb of ./unionhall, which needs no make.
.PHONY: run test fast doctor page bench
run test doctor page bench:
	./unionhall $@
fast:
	./unionhall test --fast

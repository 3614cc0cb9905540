"""One module per command of `sop`."""

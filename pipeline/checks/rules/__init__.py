"""One module a rule, named by its code."""

"""How good the records are: compares them with marked releases of the user's own (docs/evaluate.md).

`gold` and `records` read what is compared; `compare` says case by case what is right, extra or missed; `tally` counts;
`report` and `page` show.
"""

"""What citeproc-js prints for `records.json`, written by `tools/citation_goldens.mjs`."""

"""The register of acts: append-only, chained by hashes; and the old content of changed rows."""

"""The register of acts: append-only, chained by hashes, with the old content of every changed row."""

"""konia: a province's administrative reform, where every number is a query."""

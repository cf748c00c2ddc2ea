"""Official documents, their exchange between bodies, and the certificates that sign them."""

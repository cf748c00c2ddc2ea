"""Units with their history: who exists, under whom, under which name, from when until when."""

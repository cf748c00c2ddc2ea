"""Reference provinces: records that make a printed report true."""

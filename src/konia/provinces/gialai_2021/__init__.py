"""Gia Lai as its six-month report of June 2021 describes it: real units, records that make it true."""

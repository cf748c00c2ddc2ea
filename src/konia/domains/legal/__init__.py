"""Normative documents of the province and its districts: issuing, checking, reviewing, handling."""

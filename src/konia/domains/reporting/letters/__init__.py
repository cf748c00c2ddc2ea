"""The printed forms of a report: PDF, DOCX, XLSX, CSV, JSON and plain HTML, all from one Sheet."""

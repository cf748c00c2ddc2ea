"""The report with the findings at their places: HTML, DOCX, PDF."""

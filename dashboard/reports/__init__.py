"""Papers a lawyer edits and signs: docx and xlsx, made in memory. Nothing here draws a page."""

"""What kinds of files a browser is told it is given."""

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

"""What a file is, and which tool made it: each with the reason why we think so."""

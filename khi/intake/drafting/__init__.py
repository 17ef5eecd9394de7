"""What would be published from a file, and what a person must still say first."""

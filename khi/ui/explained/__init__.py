"""What numbers mean, how surveys were asked, how people are protected, what works for whom."""

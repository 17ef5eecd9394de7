"""How are people here? The overview of one area: the headlines, and what lies behind them."""

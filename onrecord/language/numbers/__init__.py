"""Numbers, units and money as a text writes them."""

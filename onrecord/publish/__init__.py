"""What leaves the house: the hub, the public edition, and hydrating it."""

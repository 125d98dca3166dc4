"""Who and what a text names: names, offices, descriptions, pronouns, and the entity that each stands for."""

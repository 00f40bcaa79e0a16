"""What screens are made of. Values in, messages out: a widget never fetches and never writes."""

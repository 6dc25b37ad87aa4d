"""Pure functions on strings: what the administrative language of circulars looks like."""

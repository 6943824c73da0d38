"""Who: profiles, identifiers, merges, consents, purchases."""

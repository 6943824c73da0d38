"""Events, followers, jobs, options, audit, keys, API, live stream, layout."""

"""`/v1`: Segment's HTTP API beside Django, acknowledged only when durable."""

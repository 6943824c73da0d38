"""Who should answer: rules that a supervisor can read and test, agents' states, the place in the queue."""

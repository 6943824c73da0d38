"""What the log tells the rest of the program when it starts."""

from hamdel.platform import followers
from hamdel.platform.live import allow_topic

from .live import TOPIC
from .presence import FOLLOWER

allow_topic(TOPIC, roles=("admin", "supervisor", "agent", "analyst"))
followers.register(FOLLOWER)

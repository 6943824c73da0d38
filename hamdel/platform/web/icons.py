"""Which icon stands for what: channels, devices, outcomes, and icons that point along the line."""

# Drawn for left to right; turned over where the page runs right to left.
POINTING = frozenset(
    {"arrow", "back", "chevron", "moveto", "open", "reply", "send", "signout", "transfer", "undo"}
)

CHANNELS = {
    "web": "globe",
    "app": "mobile",
    "email": "mail",
    "phone": "phone",
    "chat": "chat",
    "telegram": "telegram",
    "bale": "bale",
    "sms": "sms",
    "social": "heart",
    "in-person": "store",
    "form": "note",
    "ads": "voice",
    "search": "search",
}

DEVICES = {
    "laptop": "laptop",
    "mobile": "mobile",
    "tablet": "tablet",
    "phone line": "phone",
    "kiosk": "kiosk",
}

OUTCOMES = {"success": "check", "failure": "alert", "abandoned": "x"}
OUTCOME_TONES = {"success": "positive", "failure": "negative", "abandoned": "warning"}

EMOTIONS = {
    "joy": "face-joy",
    "neutral": "face-neutral",
    "surprise": "face-surprise",
    "fear": "face-fear",
    "sadness": "face-sad",
    "anger": "face-anger",
}

SENTIMENTS = {"positive": "face-joy", "neutral": "face-neutral", "negative": "face-sad"}

TONES = {"positive": "check", "negative": "alert", "warning": "alert", "info": "info", "": "info"}

"""Making the reader's weights from labelled messages."""

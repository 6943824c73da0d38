"""What the channels over the Graph API share: WhatsApp and Instagram."""

"""What travels between a session and its tab: closed unions of messages, their bytes, and their TypeScript text."""

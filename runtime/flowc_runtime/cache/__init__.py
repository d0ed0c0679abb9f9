"""Results that outlive a run and are shared by sessions."""

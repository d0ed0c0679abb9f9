"""The element tree: fold of all container writes in script order, and what differs between two of them."""

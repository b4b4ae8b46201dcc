"""Where bytes come from and go to: the work tree, a commit, memory; whole writes, lock, cache."""

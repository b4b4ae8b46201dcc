"""`python -m planverk` is `planverk`."""

from planverk.cli.app import main

main()

"""`python -m hamdel` is the `hamdel` command."""

from hamdel.commands.program import main

__all__ = ["main"]

if __name__ == "__main__":
    main()

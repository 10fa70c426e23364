"""`python -m pressnlp` is the command `pressnlp`."""

from pressnlp.cli import run

if __name__ == "__main__":
    run()

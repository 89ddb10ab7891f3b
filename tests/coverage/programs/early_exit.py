import sys


def main():
    print("start")
    if len(sys.argv) > 100:
        return
    try:
        sys.exit(0)
    finally:
        print("cleaning")
    print("never")


if __name__ == "__main__":
    main()
    print("never")

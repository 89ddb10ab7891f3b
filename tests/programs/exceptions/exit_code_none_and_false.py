def main():
    print("working")
    raise SystemExit(False)
main()

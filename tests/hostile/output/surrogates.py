# ends: error ok output
while True:
    print("\udc80\ud800")
